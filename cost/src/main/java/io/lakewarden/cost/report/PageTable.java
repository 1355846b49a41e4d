package io.lakewarden.cost.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.money.Usd;
import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.DetailsTag;
import j2html.tags.specialized.TableTag;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of the page: the first cell of a row names it, money stands at the right. Its rows can be sorted by any head. */
final class PageTable {
    private static final List<String> RANGE = List.of("usual", "P10", "P50", "P90");

    private final String caption;
    private final List<String> head;
    private final int firstNumber;
    private final List<List<Cell>> rows = new ArrayList<>();
    private String id = "";

    /**
     * A cell.
     *
     * @param content what is shown
     * @param exact what it is sorted and added up by; empty if that is its text
     */
    record Cell(DomContent content, String exact) {
        static Cell of(String text) {
            return new Cell(TagCreator.text(text), "");
        }

        /** That leads to a place of the page. */
        static Cell link(String text, String id) {
            return new Cell(a(text).withHref("#" + id), "");
        }

        /** That leads to the rows of a table that have that value in a column. */
        static Cell rows(String text, String table, String column, String value) {
            return new Cell(
                    a(text).withHref("#" + table).withData("column", column).withData("value", value), "");
        }

        static Cell cents(Usd usd) {
            return new Cell(
                    TagCreator.text(Words.cents(usd)),
                    usd.value().round(MathContext.DECIMAL32).toPlainString());
        }
    }

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

    /** By which links find it. */
    PageTable named(String id) {
        this.id = id;
        return this;
    }

    PageTable with(String name, CostRange cost) {
        return with(Cell.of(name), cost);
    }

    PageTable with(Cell name, CostRange cost) {
        return withCells(Stream.concat(
                        Stream.of(name),
                        Stream.of(cost.usual(), cost.p10(), cost.p50(), cost.p90())
                                .map(Words::cents)
                                .map(Cell::of))
                .toList());
    }

    PageTable with(List<String> cells) {
        return withCells(cells.stream().map(Cell::of).toList());
    }

    PageTable withCells(List<Cell> cells) {
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
        return div(rowsOf(table(caption(caption)))).withClass("wide");
    }

    /** Shown when its caption is opened, and on paper. */
    DomContent folded() {
        return details();
    }

    /** Shown when its caption is opened; not on paper. */
    DomContent aside() {
        return details().withClass("aside");
    }

    private DetailsTag details() {
        return TagCreator.details(
                summary(caption),
                div(rowsOf(table().attr("aria-label", caption))).withClass("wide"));
    }

    private TableTag rowsOf(TableTag table) {
        return table.withCondId(!id.isEmpty(), id)
                .with(
                        thead(tr(each(head, (index, cell) -> th(cell).attr("scope", "col")
                                .withCondClass(index >= firstNumber, "number")))),
                        tbody(each(rows, this::row)));
    }

    private DomContent row(List<Cell> cells) {
        return tr(
                exact(th(cells.get(0).content()).attr("scope", "row"), cells.get(0)),
                each(
                        cells.subList(1, cells.size()),
                        (index, cell) ->
                                exact(td(cell.content()).withCondClass(index + 1 >= firstNumber, "number"), cell)));
    }

    private static DomContent exact(Tag<?> tag, Cell cell) {
        return cell.exact().isEmpty() ? tag : tag.attr("data-exact", cell.exact());
    }
}
