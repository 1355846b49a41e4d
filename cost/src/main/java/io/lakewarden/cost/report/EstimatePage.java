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
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The estimate as the page that a review meeting has before it: first the sentence, then what is to be decided, then what
 * it consists of and what moves it, then what it rests on. It needs nothing else: no network, no font, and no script but
 * its own, without which it lacks only what can be set and sorted. What comes from templates is shown as text, whatever it
 * contains.
 */
public final class EstimatePage {
    private static final String NAME = "What it costs";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'";

    private final Estimate estimate;
    private final Map<String, Review> reviews;

    private EstimatePage(Estimate estimate, Map<String, Review> reviews) {
        this.estimate = estimate;
        this.reviews = Map.copyOf(reviews);
    }

    /**
     * The whole file.
     *
     * @param reviews by environment; of one that is not in it, nothing is asked
     */
    public static String of(Estimate estimate, Map<String, Review> reviews) {
        return "<!DOCTYPE html>\n" + new EstimatePage(estimate, reviews).rendered() + "\n";
    }

    private String rendered() {
        String program = "\n" + resource("estimate.js");
        return html().withLang("en")
                .with(head(
                        meta().withCharset("utf-8"),
                        meta().attr("http-equiv", "Content-Security-Policy")
                                .withContent(String.format(POLICY, sha256(program))),
                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                        meta().withName("color-scheme").withContent("light dark"),
                        title(NAME),
                        style(rawHtml("\n" + resource("estimate.css")))))
                .with(body(
                        main(
                                header(h1(NAME), each(estimate.environments(), this::sentence)),
                                decisions(),
                                changes(),
                                environments(),
                                each(estimate.environments(), this::environment),
                                part("What is not in it", p(Sentence.NOT_IN_IT + ".")),
                                footer(p("Prices: book of " + estimate.book() + ". Ranges: " + estimate.draws()
                                        + " draws, seed " + estimate.seed()
                                        + ". The same, for programs: ./lakewarden cost --json."))),
                        script(rawHtml(program))))
                .render();
    }

    private Review review(EnvironmentEstimate environment) {
        return reviews.getOrDefault(environment.environment(), Review.none());
    }

    private DomContent sentence(EnvironmentEstimate environment) {
        return each(
                p(environment.environment() + " (" + environment.region() + "): " + Sentence.month(environment) + ".")
                        .withClass("sentence"),
                iff(Sentence.range(environment), range -> p(range + ".")),
                each(environment.pipelines(), pipeline -> p(Sentence.pipeline(pipeline) + ".")),
                each(Sentence.warnings(environment), warning -> p(strong(warning + "."))),
                iff(review(environment).comparison(), comparison -> p(Sentence.change(comparison) + ".")),
                p(Sentence.coverage(environment) + ".").withClass("soft"));
    }

    private DomContent decisions() {
        return iff(
                reviews.values().stream().anyMatch(review -> !review.decisions().isEmpty()),
                each(h2("What is to be decided"), each(estimate.environments(), this::decisions)));
    }

    /** The clusters of its runs, and what else there is to decide. */
    private DomContent decisions(EnvironmentEstimate environment) {
        return each(
                each(
                        review(environment).decisions(),
                        decision -> DecisionSection.of(environment.environment(), decision)),
                iff(
                        !review(environment).decisions().isEmpty()
                                && !environment.levers().isEmpty(),
                        levers(environment)));
    }

    private static DomContent levers(EnvironmentEstimate environment) {
        PageTable table = new PageTable(
                "What can be decided otherwise in " + environment.environment() + ", the dearest first",
                Levers.HEAD,
                3);
        Levers.rows(environment).forEach(table::with);
        return below(
                Levers.TITLE + " in " + environment.environment(),
                table.html(),
                p("At usual values. What the month would cost less is of that change alone, computed as the estimate is;"
                                + " two changes together may not add up, and what would end later than that month saves"
                                + " nothing in it yet.")
                        .withClass("soft"));
    }

    private DomContent changes() {
        List<EnvironmentEstimate> changed = estimate.environments().stream()
                .filter(environment -> review(environment)
                        .comparison()
                        .filter(comparison -> !comparison.changes().isEmpty())
                        .isPresent())
                .toList();
        return iff(
                !changed.isEmpty(),
                each(
                        h2("What changed"),
                        each(
                                changed,
                                environment -> ChangeSection.of(
                                        environment.environment(),
                                        review(environment).comparison().orElseThrow(),
                                        environment.total().usual()))));
    }

    private DomContent environments() {
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

    private DomContent environment(EnvironmentEstimate environment) {
        return each(
                h2(environment.environment()),
                EnvironmentSections.of(environment, review(environment).whatIf()));
    }

    /** A part of the page that is not of one environment. */
    private static DomContent part(String heading, DomContent... content) {
        return each(h2(heading), section(content));
    }

    /** A part below a heading of the page, under its own. */
    static DomContent below(String heading, DomContent... content) {
        return section(h3(heading), each(content));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(EstimatePage.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /** By which a browser knows the page's own script from any other. */
    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
