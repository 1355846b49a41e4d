package io.lakewarden.cli.evidence;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of the page; the first cell of a row names it, so that it can be read cell by cell. */
final class EvidenceTable {
    private final String caption;
    private final List<String> head;
    private final List<TrTag> rows = new ArrayList<>();

    EvidenceTable(String caption, String... head) {
        this.caption = caption;
        this.head = List.of(head);
    }

    EvidenceTable row(String... cells) {
        return row(Stream.of(cells).<DomContent>map(cell -> text(cell)).toList());
    }

    EvidenceTable row(List<DomContent> cells) {
        rows.add(tr(th(cells.get(0)).attr("scope", "row"), each(cells.subList(1, cells.size()), cell -> td(cell))));
        return this;
    }

    /** The same with an anchor, that links lead to. */
    EvidenceTable row(String anchor, List<DomContent> cells) {
        row(cells);
        rows.get(rows.size() - 1).withId(anchor);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    DomContent html() {
        return div(table(
                        caption(caption),
                        thead(tr(each(head, name -> th(name).attr("scope", "col")))),
                        tbody(each(rows, row -> row))))
                .withClass("wide");
    }
}
