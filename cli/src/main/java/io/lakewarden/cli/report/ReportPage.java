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

import io.lakewarden.cli.access.Matrix;
import io.lakewarden.cli.report.Report.Status;
import j2html.tags.DomContent;
import j2html.tags.specialized.HeaderTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The report as one page that needs nothing else: no network, no font, no script but its own. The same report gives the same bytes.
 * What comes from the data or the definition is shown as text, whatever it contains.
 */
public final class ReportPage {
    private static final String SCRIPT = resource("access.js");

    /** Tells the browser to load nothing, and to run nothing but the one script of this page, should anything ask. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(SCRIPT) + "'";

    private ReportPage() {}

    /** The page; {@code lineageSvg} is one {@code svg} element, which is taken as it is. */
    public static String toHtml(Report report, String lineageSvg, Matrix access) {
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
                                style(rawHtml("\n" + resource("report.css")))))
                        .with(
                                body(main(
                                        heading(report),
                                        Headline.of(report),
                                        RunSections.failures(report),
                                        RowSections.charts(report),
                                        RowSections.reasons(report),
                                        TableSections.tables(report),
                                        part("Lineage", div(rawHtml(lineageSvg)).withClass("picture")),
                                        AccessSection.of(access),
                                        RunSections.runs(report),
                                        TableSections.tuning(report),
                                        PlanSection.of(report),
                                        footer(p("The same, for programs: report.json beside this page.")))),
                                rawHtml("<script>" + SCRIPT + "</script>"))
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

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
