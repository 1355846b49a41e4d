package io.lakewarden.cost.diff;

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
        Stream<String> policies = broken.stream().map(one -> "**" + text(one) + "**");
        Stream<String> environments =
                diff.environments().stream().flatMap(environment -> environment(environment, diff.base()));
        return Stream.of(
                        Stream.of(MARKER, "## What the change costs"),
                        policies,
                        environments,
                        Stream.of(text(DiffSentence.books(diff)) + "."))
                .flatMap(blocks -> blocks)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static Stream<String> environment(EnvironmentDiff diff, String base) {
        Stream<String> blind = diff.withoutPrice().isEmpty()
                ? Stream.empty()
                : Stream.of("Prices are missing: " + text(String.join("; ", diff.withoutPrice())) + ".");
        Stream<String> tables = diff.isEmpty()
                ? Stream.empty()
                : DiffTable.of(diff, DiffTable.USUAL_LINES).stream()
                        .map(table -> "<details><summary>" + text(table.title()) + "</summary>\n\n" + table(table)
                                + "\n\n</details>");
        return Stream.of(Stream.of(text(DiffSentence.of(diff, base)) + "."), blind, tables)
                .flatMap(blocks -> blocks);
    }

    private static String table(DiffTable table) {
        return Stream.concat(
                        Stream.of(
                                row(table.header()),
                                "|" + " --- |".repeat(table.header().size())),
                        table.rows().stream().map(CostDiffMarkdown::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(CostDiffMarkdown::text).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** What templates say is text, whatever it contains. */
    private static String text(String any) {
        return any.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\|`*_\\[\\]~#@]", "\\\\$0");
    }
}
