package io.lakewarden.cost.diff;

import io.lakewarden.cost.report.Markdown;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A difference as a comment on a pull request. It begins with a marker that a reader does not see, by which whoever posts it
 * finds the comment to put it in the place of.
 */
public final class CostDiffMarkdown {
    /** The first line of each. */
    public static final String MARKER = "<!-- lakewarden cost diff -->";

    private CostDiffMarkdown() {}

    /**
     * The comment.
     *
     * @param broken the policies that hold, in words
     */
    public static String of(CostDiff diff, List<String> broken) {
        Stream<String> policies = broken.stream().map(one -> "**" + Markdown.text(one) + "**");
        Stream<String> environments =
                diff.environments().stream().flatMap(environment -> environment(environment, diff.base()));
        return Stream.of(
                        Stream.of(MARKER, "## What the change costs"),
                        policies,
                        environments,
                        Stream.of(Markdown.text(DiffSentence.books(diff)) + "."))
                .flatMap(blocks -> blocks)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static Stream<String> environment(EnvironmentDiff diff, String base) {
        Stream<String> blind = diff.withoutPrice().isEmpty()
                ? Stream.empty()
                : Stream.of("Prices are missing: " + Markdown.text(String.join("; ", diff.withoutPrice())) + ".");
        Stream<String> tables = diff.isEmpty()
                ? Stream.empty()
                : DiffTable.of(diff, DiffTable.USUAL_LINES).stream()
                        .map(table -> "<details><summary>" + Markdown.text(table.title()) + "</summary>\n\n"
                                + Markdown.table(table.header(), table.rows().stream()) + "\n\n</details>");
        return Stream.of(Stream.of(Markdown.text(DiffSentence.of(diff, base)) + "."), blind, tables)
                .flatMap(blocks -> blocks);
    }
}
