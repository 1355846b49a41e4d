package io.lakewarden.cli.evidence;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The report as one page that needs nothing else: no network, no font, no script. The same report gives the same bytes.
 * What comes from the definition, from git or from the account is shown as text, whatever it contains.
 */
final class EvidencePage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** A part under its heading, with the anchor by which the contents lead to it. */
    private record Part(String anchor, String heading, DomContent content) {}

    private EvidencePage() {}

    static String of(Evidence evidence) {
        String name = "Who sees classified columns";
        List<Part> parts = List.of(
                new Part("since", "Since the last report", RecordSections.since(evidence)),
                new Part("sights", "Who sees what", AccessSections.sights(evidence)),
                new Part("grants", "The grants, and their commits", AccessSections.grants(evidence)),
                new Part("people", "Who they are", AccessSections.people(evidence)),
                new Part("gaps", "Where a plane does otherwise", RecordSections.gaps(evidence)),
                new Part("overrides", "What only a test allows", RecordSections.overrides(evidence)),
                new Part("account", "The account beside the definition", RecordSections.account(evidence)),
                new Part("tests", "Policy tests", RecordSections.tests(evidence)),
                new Part("reading", "What this page rests on", RecordSections.reading()));
        return "<!DOCTYPE html>\n"
                + html().withLang("en")
                        .with(head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(name + ": " + evidence.platform() + " / " + evidence.environment() + ", "
                                        + evidence.on()),
                                style(rawHtml("\n" + css()))))
                        .with(body(
                                header(
                                        p(evidence.platform() + " / " + evidence.environment() + ", account "
                                                        + evidence.account() + ", " + evidence.region())
                                                .withClass("soft"),
                                        h1(name),
                                        ul(each(InShort.of(evidence), sentence -> li(sentence + ".")))
                                                .withClass("sentences"),
                                        RecordSections.checkout(evidence)),
                                nav(ul(each(parts, part -> li(a(part.heading()).withHref("#" + part.anchor())))))
                                        .attr("aria-label", "Contents"),
                                main(each(parts, part -> section(
                                                h2(part.heading()).withId(part.anchor()), part.content())
                                        .attr("aria-labelledby", part.anchor()))),
                                footer(p("The same, for programs: " + AccessReport.DATA + " beside this page."))))
                        .render()
                + "\n";
    }

    private static String css() {
        try (InputStream stream = Objects.requireNonNull(EvidencePage.class.getResourceAsStream("evidence.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read evidence.css", e);
        }
    }
}
