package io.lakewarden.cli.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import io.lakewarden.cli.access.Cell;
import io.lakewarden.cli.access.Matrix;
import io.lakewarden.model.DatasetId;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who sees which column: a row a column, a principal beside the other; to be searched and filtered. */
final class AccessSection {
    private static final List<String> LOOKS = List.of("full", "masked", "filtered", "none");

    private AccessSection() {}

    static DomContent of(Matrix matrix) {
        Map<String, List<Cell>> rows = rows(matrix);
        return ReportPage.part(
                "Who sees what",
                p("By the definition, as of " + matrix.on()
                                + "; groups as what membership alone gives. Point at a mark for its rows and mask.")
                        .withClass("soft"),
                legend(),
                controls(matrix),
                div(table(
                                        caption("Who sees which column").withClass("unseen"),
                                        thead(tr(
                                                th("Column").attr("scope", "col"),
                                                each(matrix.principals(), name -> th(span(name))
                                                        .attr("scope", "col")
                                                        .withClass("who")))),
                                        tbody(each(rows.keySet(), column -> row(column, rows.get(column)))))
                                .withId("access"))
                        .withClass("wide matrix"));
    }

    /** The columns of the datasets that somebody sees in part come first. */
    private static Map<String, List<Cell>> rows(Matrix matrix) {
        Set<DatasetId> partial = matrix.cells()
                .filter(cell -> cell.sees().contains("masked") || cell.sees().contains("filtered"))
                .map(Cell::dataset)
                .collect(Collectors.toSet());
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        Stream.concat(
                        matrix.cells().filter(cell -> partial.contains(cell.dataset())),
                        matrix.cells().filter(cell -> !partial.contains(cell.dataset())))
                .forEach(cell -> rows.computeIfAbsent(cell.dataset() + "." + cell.column(), column -> new ArrayList<>())
                        .add(cell));
        return rows;
    }

    private static DomContent legend() {
        return p(each(List.of("full", "masked", "filtered", "masked, filtered", "none"), look -> span(
                                span().withClass("mark"), span(look))
                        .withClass("legend " + look.replace(",", ""))))
                .withClass("matrix-legend");
    }

    private static DomContent controls(Matrix matrix) {
        return div(
                        label(
                                span("Search"),
                                input().withId("access-text")
                                        .withType("search")
                                        .withPlaceholder("customer_id, France, hash …")),
                        label(
                                span("Principal"),
                                select(each(
                                                Stream.concat(Stream.of("everybody"), matrix.principals().stream())
                                                        .toList(),
                                                name -> option(name)))
                                        .withId("access-who")),
                        label(
                                span("Sees"),
                                select(option("anything").withValue(""), each(LOOKS, look -> option(look)
                                                .withValue(look)))
                                        .withId("access-what")),
                        span().withId("access-shown").withClass("soft").attr("role", "status"))
                .withClass("controls");
    }

    private static TrTag row(String column, List<Cell> cells) {
        return tr(th(code(column)).attr("scope", "row"), each(cells, AccessSection::cell));
    }

    private static TdTag cell(Cell cell) {
        String title = cell.principal() + ": " + cell.sees()
                + cell.mask().map(mask -> ", as " + cell.maskWord()).orElse("")
                + cell.rows().map(rows -> ", where " + rows).orElse("");
        return td(span(cell.sees()).withClass("mark"))
                .withTitle(title)
                .attr("data-sees", cell.sees())
                .withClass(cell.sees().replace(",", ""));
    }
}
