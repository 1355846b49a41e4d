package io.lakewarden.cli.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import io.lakewarden.cli.report.Report.Status;
import j2html.tags.DomContent;
import j2html.tags.specialized.HeaderTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The report as one page that needs nothing else: no network, no script, no font. The same report gives the same bytes.
 * What comes from the data or the definition is shown as text, whatever it contains.
 */
public final class ReportPage {
    /** Tells the browser to load and to run nothing, should anything ever ask for it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private ReportPage() {}

    /** The page; {@code lineageSvg} is one {@code svg} element, which is taken as it is. */
    public static String toHtml(Report report, String lineageSvg) {
        String name = report.platform() + " · " + report.pipeline();
        String page = "<!DOCTYPE html>\n"
                + html().withLang("en")
                        .with(head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(name),
                                style(rawHtml("\n" + stylesheet()))))
                        .with(body(main(
                                heading(report),
                                Headline.of(report),
                                RunSections.failures(report),
                                RowSections.charts(report),
                                RowSections.reasons(report),
                                TableSections.tables(report),
                                part("Lineage", div(rawHtml(lineageSvg)).withClass("picture")),
                                RunSections.runs(report),
                                TableSections.tuning(report),
                                PlanSection.of(report),
                                footer(p("The same, for programs: report.json beside this page.")))))
                        .render();
        return page + "\n";
    }

    /** A part of the page under its heading; nothing where there is nothing to show. */
    static DomContent part(String heading, DomContent... content) {
        return section(h2(heading)).with(List.of(content));
    }

    private static HeaderTag heading(Report report) {
        String runs = Format.count(report.runs().size(), "run");
        String dates = report.runs().isEmpty()
                ? "no runs yet"
                : runs + ", " + report.runs().get(0).date() + " to "
                        + report.runs().get(report.runs().size() - 1).date();
        long failed = report.count(Status.FAILED);
        String state = failed == 0 ? "" : ", " + Format.count(failed) + " failed";
        return header(
                p(report.platform() + " / " + report.environment()).withClass("eyebrow"),
                h1("Pipeline " + report.pipeline()),
                p(dates + state).withClass("soft"));
    }

    private static String stylesheet() {
        try (InputStream stream = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read report.css", e);
        }
    }
}
