package io.lakewarden.cost.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import io.lakewarden.cost.estimate.CostRange;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of the page: the first cell of a row names it, money stands at the right. */
final class PageTable {
    private static final List<String> RANGE = List.of("usual", "P10", "P50", "P90");

    private final String caption;
    private final List<String> head;
    private final int firstNumber;
    private final List<List<String>> rows = new ArrayList<>();

    /** With numbers from that column on. */
    PageTable(String caption, List<String> head, int firstNumber) {
        this.caption = caption;
        this.head = head;
        this.firstNumber = firstNumber;
    }

    /** Of costs with their ranges. */
    static PageTable ranges(String caption, String head) {
        return new PageTable(
                caption, Stream.concat(Stream.of(head), RANGE.stream()).toList(), 1);
    }

    PageTable with(String name, CostRange cost) {
        return with(Stream.concat(
                        Stream.of(name),
                        Stream.of(cost.usual(), cost.p10(), cost.p50(), cost.p90())
                                .map(Words::cents))
                .toList());
    }

    PageTable with(List<String> cells) {
        rows.add(cells);
        return this;
    }

    /** The table behind a chart; with sums where there is something to add up. */
    static PageTable of(Figures figures) {
        boolean sums = figures.columns().size() > 1;
        PageTable table = new PageTable(
                figures.description() + ", USD",
                Stream.of(
                                Stream.of(figures.head()),
                                figures.columns().stream(),
                                sums ? Stream.of("together") : Stream.<String>empty())
                        .flatMap(cells -> cells)
                        .toList(),
                1);
        figures.rows()
                .forEach(row -> table.with(Stream.of(
                                Stream.of(row.name()),
                                figures.columns().stream().map(row::cost).map(Words::cents),
                                sums ? Stream.of(Words.cents(row.total())) : Stream.<String>empty())
                        .flatMap(cells -> cells)
                        .toList()));
        return table;
    }

    DomContent html() {
        return div(table(
                        caption(caption),
                        thead(tr(each(head, (index, cell) -> th(cell).attr("scope", "col")
                                .withCondClass(index >= firstNumber, "number")))),
                        tbody(each(rows, this::row))))
                .withClass("wide");
    }

    private DomContent row(List<String> cells) {
        return tr(
                th(cells.get(0)).attr("scope", "row"),
                each(cells.subList(1, cells.size()), (index, cell) -> td(cell).withCondClass(
                                index + 1 >= firstNumber, "number")));
    }
}
