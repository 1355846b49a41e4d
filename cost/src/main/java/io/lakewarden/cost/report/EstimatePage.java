package io.lakewarden.cost.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
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

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The estimate as the page that a review meeting has before it: first the sentence, then what it consists of and what
 * moves it, then what it rests on. It needs nothing else: no network, no font, no script. What comes from templates is
 * shown as text, whatever it contains.
 */
public final class EstimatePage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private EstimatePage() {}

    public static String of(Estimate estimate) {
        String name = "What it costs";
        return "<!DOCTYPE html>\n"
                + html().withLang("en")
                        .with(head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(name),
                                style(rawHtml("\n" + css()))))
                        .with(body(main(
                                header(h1(name), each(estimate.environments(), EstimatePage::sentence)),
                                environments(estimate),
                                each(estimate.environments(), EstimatePage::environment),
                                part("What is not in it", p(Sentence.NOT_IN_IT + ".")),
                                footer(p("Prices: book of " + estimate.book() + ". Ranges: " + estimate.draws()
                                        + " draws, seed " + estimate.seed()
                                        + ". The same, for programs: ./lakewarden cost --json.")))))
                        .render()
                + "\n";
    }

    private static DomContent sentence(EnvironmentEstimate estimate) {
        return each(
                p(estimate.environment() + " (" + estimate.region() + "): " + Sentence.month(estimate) + ".")
                        .withClass("sentence"),
                each(estimate.pipelines(), pipeline -> p(Sentence.pipeline(pipeline) + ".")),
                p(Sentence.coverage(estimate) + ".").withClass("soft"));
    }

    private static DomContent environments(Estimate estimate) {
        if (estimate.environments().size() < 2) {
            return each();
        }

        PageTable ranges = PageTable.ranges("The month with its range, USD", "environment");
        estimate.environments().forEach(each -> ranges.with(each.environment(), each.total()));
        Figures figures = Figures.of(
                "Usual cost of the month by environment and pipeline",
                "environment",
                estimate.environments(),
                EnvironmentEstimate::environment,
                EnvironmentEstimate::byPipeline);
        return part("By environment", EnvironmentSections.chart("environments", figures), ranges.html());
    }

    private static DomContent environment(EnvironmentEstimate estimate) {
        return each(h2(estimate.environment()), EnvironmentSections.of(estimate));
    }

    /** A part of the page that is not of one environment. */
    private static DomContent part(String heading, DomContent... content) {
        return each(h2(heading), section(content));
    }

    /** A part of an environment, under its heading. */
    static DomContent below(String heading, DomContent... content) {
        return section(h3(heading), each(content));
    }

    private static String css() {
        try (InputStream stream = Objects.requireNonNull(EstimatePage.class.getResourceAsStream("estimate.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read estimate.css", e);
        }
    }
}
