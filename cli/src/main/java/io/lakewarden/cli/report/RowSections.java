package io.lakewarden.cli.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import io.lakewarden.cli.diagram.Element;
import io.lakewarden.cli.report.ColumnChart.Column;
import io.lakewarden.cli.report.ColumnChart.Part;
import io.lakewarden.cli.report.Period.Grain;
import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import j2html.tags.specialized.ThTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where the rows went: over time, and why some were set aside. */
final class RowSections {
    private static final int MOST_REASONS = 20;

    private RowSections() {}

    /** Two charts, since what is set aside would not show on the scale of what is accepted. */
    static DomContent charts(Report report) {
        Grain grain = Period.grain(report.runs());
        List<Period> periods = Period.of(report.runs(), grain);
        if (periods.isEmpty()) {
            return each();
        }

        List<Column> accepted = new ArrayList<>();
        List<Column> aside = new ArrayList<>();
        for (Period period : periods) {
            Lines lines = period.lines();
            accepted.add(new Column(period.axisLabel(), List.of(new Part("accepted", "accepted", lines.out()))));
            aside.add(new Column(
                    period.axisLabel(),
                    List.of(
                            new Part("quarantined", "quarantined", lines.quarantined()),
                            new Part("duplicates", "duplicates", lines.duplicates()))));
        }

        String per = "per " + grain.word();
        return ReportPage.part(
                "Rows " + per,
                div(
                                figure(
                                        figcaption(key("accepted", "Accepted")),
                                        ColumnChart.of("Rows accepted " + per + ", as in the table below", accepted)),
                                figure(
                                        figcaption(
                                                key("quarantined", "Quarantined"),
                                                key("duplicates", "Duplicates dropped")),
                                        ColumnChart.of("Rows set aside " + per + ", as in the table below", aside)))
                        .withClass("charts"),
                details(summary("The same as a table"), numbers(periods, grain)));
    }

    /** Quarantined rows by reason, the commonest first. */
    static DomContent reasons(Report report) {
        Map<String, Long> sums = new TreeMap<>();
        report.runs().stream()
                .flatMap(run -> run.steps().stream())
                .flatMap(step -> step.record().stream())
                .forEach(record -> record.reasons().forEach((reason, rows) -> sums.merge(reason, rows, Long::sum)));
        if (sums.isEmpty()) {
            return each();
        }

        long total = sums.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<String, Long>> sorted = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        long most = sorted.get(0).getValue();
        List<TrTag> rows = sorted.stream()
                .limit(MOST_REASONS)
                .map(entry -> reason(entry.getKey(), entry.getValue(), most, total))
                .toList();
        int more = sorted.size() - rows.size();
        return ReportPage.part(
                "Why rows were quarantined",
                table().withClass("bars")
                        .with(caption("Quarantined rows by reason").withClass("unseen"), tbody(each(rows, row -> row))),
                p(more == 0 ? "" : "And " + Format.count(more, "rarer reason")).withClass("soft"));
    }

    private static TrTag reason(String reason, long rows, long most, long total) {
        double width = 100.0 * rows / Math.max(1, most);
        Element bar = new Element("svg")
                .attr("class", "bar")
                .attr("aria-hidden", "true")
                .attr("viewBox", "0 0 100 10")
                .attr("preserveAspectRatio", "none")
                .with(new Element("rect")
                        .attr("class", "quarantined")
                        .attr("width", String.format(Locale.ROOT, "%.1f", width))
                        .attr("height", 10));
        return tr(
                th(reason).attr("scope", "row"),
                td(bar),
                td(Format.count(rows)).withClass("number"),
                td(Format.percent(rows, total)).withClass("number soft"));
    }

    private static TableTag numbers(List<Period> periods, Grain grain) {
        return table(
                caption("Rows per " + grain.word()).withClass("unseen"),
                thead(tr(
                        head(grain == Grain.WEEK ? "Week from" : capital(grain.word())),
                        head("In").withClass("number"),
                        head("Accepted").withClass("number"),
                        head("Quarantined").withClass("number"),
                        head("Duplicates").withClass("number"))),
                tbody(each(
                        periods,
                        period -> tr(
                                th(period.label()).attr("scope", "row"),
                                td(Format.count(period.lines().in())).withClass("number"),
                                td(Format.count(period.lines().out())).withClass("number"),
                                td(Format.count(period.lines().quarantined())).withClass("number"),
                                td(Format.count(period.lines().duplicates())).withClass("number")))));
    }

    private static ThTag head(String name) {
        return th(name).attr("scope", "col");
    }

    private static DomContent key(String style, String name) {
        return span(span().withClass("key " + style), text(name)).withClass("legend");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
