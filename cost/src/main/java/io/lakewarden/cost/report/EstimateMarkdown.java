package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.Words.cents;

import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The estimate as a comment on a pull request. It begins with a marker that a reader does not see, by which whoever posts
 * it finds the comment to put it in the place of.
 */
public final class EstimateMarkdown {
    /** The first line of each. */
    public static final String MARKER = "<!-- lakewarden cost -->";

    private static final List<String> RANGE = List.of("usual USD", "P10", "P50", "P90");
    private static final int FEW = 5;

    private EstimateMarkdown() {}

    public static String of(Estimate estimate) {
        Stream<String> blocks = Stream.concat(
                Stream.of(MARKER, "## What it costs", environments(estimate)),
                Stream.concat(
                        estimate.environments().stream().flatMap(EstimateMarkdown::environment),
                        Stream.of("Prices: book of " + estimate.book() + ". Not in it: " + Sentence.NOT_IN_IT + ".")));
        return blocks.collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String environments(Estimate estimate) {
        return Markdown.table(
                Stream.concat(Stream.of("environment"), RANGE.stream()).toList(),
                estimate.environments().stream()
                        .map(environment -> row(environment.environment(), environment.total())));
    }

    private static Stream<String> environment(EnvironmentEstimate estimate) {
        return Stream.of(
                        Stream.of("### " + Markdown.text(estimate.environment()), Sentence.month(estimate) + "."),
                        Sentence.range(estimate).stream().map(range -> Markdown.text(range) + "."),
                        estimate.pipelines().stream()
                                .map(pipeline -> "- " + Markdown.text(Sentence.pipeline(pipeline))),
                        Sentence.warnings(estimate).stream().map(warning -> "**" + Markdown.text(warning) + ".**"),
                        Stream.of(Sentence.coverage(estimate) + "."),
                        Stream.of(folded(
                                "By service",
                                Markdown.table(
                                        Stream.concat(Stream.of("service"), RANGE.stream())
                                                .toList(),
                                        estimate.byService().stream().map(part -> row(part.name(), part.cost()))))),
                        levers(estimate),
                        moves(estimate),
                        given(estimate),
                        open(estimate),
                        estimate.notes().stream().map(note -> "- " + Markdown.text(note)))
                .flatMap(blocks -> blocks);
    }

    private static Stream<String> moves(EnvironmentEstimate estimate) {
        List<Assumption> few = estimate.moving().stream().limit(FEW).toList();
        return few.isEmpty()
                ? Stream.empty()
                : Stream.of(folded(
                        "What moves it most",
                        Markdown.table(
                                List.of("input", "P10", "P90", "unit", "month if always at P10", "if always at P90"),
                                few.stream()
                                        .map(input -> List.of(
                                                input.name(),
                                                Words.few(input.p10()),
                                                Words.few(input.p90()),
                                                input.unit(),
                                                cents(input.monthAtP10()),
                                                cents(input.monthAtP90()))))));
    }

    private static Stream<String> levers(EnvironmentEstimate estimate) {
        return estimate.levers().isEmpty()
                ? Stream.empty()
                : Stream.of(folded(Levers.TITLE, Markdown.table(Levers.HEAD, Levers.rows(estimate).stream())));
    }

    private static Stream<String> given(EnvironmentEstimate estimate) {
        return estimate.given().isEmpty()
                ? Stream.empty()
                : Stream.of(folded(
                        "What the definition gives, without spread",
                        Markdown.table(
                                List.of("input", "is", "unit", "from"),
                                estimate.given().stream()
                                        .map(input -> List.of(
                                                input.name(), Words.few(input.p50()), input.unit(), input.basis())))));
    }

    private static Stream<String> open(EnvironmentEstimate estimate) {
        List<List<String>> rows = Stream.of(Verdict.UNSUPPORTED, Verdict.NEEDS_USAGE)
                .flatMap(verdict -> estimate.coverage().of(verdict).stream())
                .map(resource ->
                        List.of(Words.lower(resource.verdict()), resource.path(), resource.type(), resource.reason()))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        folded("Not in it", Markdown.table(List.of("verdict", "path", "type", "why"), rows.stream())));
    }

    private static List<String> row(String name, CostRange cost) {
        return List.of(name, cents(cost.usual()), cents(cost.p10()), cents(cost.p50()), cents(cost.p90()));
    }

    private static String folded(String summary, String content) {
        return "<details><summary>" + summary + "</summary>\n\n" + content + "\n\n</details>";
    }
}
