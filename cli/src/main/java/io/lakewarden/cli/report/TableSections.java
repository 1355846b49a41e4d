package io.lakewarden.cli.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;

/** The published tables, and what Spark was told. */
final class TableSections {
    private TableSections() {}

    /** A row a table. */
    static DomContent tables(Report report) {
        if (report.tables().isEmpty()) {
            return each();
        }

        return ReportPage.part(
                "Published tables",
                div(table(
                                caption("Published tables").withClass("unseen"),
                                thead(tr(
                                        th("Table").attr("scope", "col"),
                                        th("Rows").attr("scope", "col").withClass("number"),
                                        th("Latest tag").attr("scope", "col"))),
                                tbody(each(
                                        report.tables(),
                                        one -> tr(
                                                th(code(one.name())).attr("scope", "row"),
                                                td(Format.count(one.rows())).withClass("number"),
                                                td(code(one.latestTag())))))))
                        .withClass("wide narrow"));
    }

    /** A row a setting. */
    static DomContent tuning(Report report) {
        if (report.tuning().isEmpty()) {
            return each();
        }

        return ReportPage.part(
                "Tuning, and why",
                div(table(
                                caption("Spark settings").withClass("unseen"),
                                thead(tr(
                                        th("Setting").attr("scope", "col"),
                                        th("Value").attr("scope", "col"),
                                        th("Reason").attr("scope", "col"))),
                                tbody(each(
                                        report.tuning(),
                                        setting -> tr(
                                                th(code(setting.name())).attr("scope", "row"),
                                                td(code(setting.value())),
                                                td(setting.reason()))))))
                        .withClass("wide"));
    }
}
