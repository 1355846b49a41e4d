package io.lakewarden.cli.cost;

import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cost.diff.CostDiff;
import io.lakewarden.cost.diff.DiffSentence;
import io.lakewarden.cost.diff.DiffTable;
import io.lakewarden.cost.diff.EnvironmentDiff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A difference on the terminal: the sentence, then what it consists of. */
public final class DiffTables {
    private DiffTables() {}

    /**
     * All environments.
     *
     * @param lines so many at most, one by one
     * @param broken the policies that hold, in words
     */
    public static String of(CostDiff diff, int lines, List<String> broken) {
        Stream<String> environments =
                diff.environments().stream().flatMap(environment -> environment(environment, diff.base(), lines));
        return Stream.of(environments, broken.stream(), Stream.of(DiffSentence.books(diff)))
                .flatMap(blocks -> blocks)
                .collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> environment(EnvironmentDiff diff, String base, int lines) {
        Stream<String> tables = diff.isEmpty()
                ? Stream.empty()
                : DiffTable.of(diff, lines).stream()
                        .map(table -> table.title() + "\n" + TextTable.whole(table.header(), table.rows()));
        return Stream.of(Stream.of(DiffSentence.of(diff, base)), diff.withoutPrice().stream(), tables)
                .flatMap(blocks -> blocks);
    }
}
