package io.lakewarden.cli;

import io.lakewarden.cli.bench.AccessBench;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a large platform takes to compile. */
@Command(
        name = "access",
        description = {
            "Compile a generated platform to Lake Formation.",
            "Tells seconds, memory, entries against one entry for each principal and table, and the split over stacks."
        })
final class AccessBenchVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Option(names = "--tables", paramLabel = "N", description = "Tables, 10 to 20000 (default: 2000).")
    private int tables = 2000;

    @Option(names = "--principals", paramLabel = "N", description = "Principals, 10 to 5000 (default: 500).")
    private int principals = 500;

    @Option(names = "--seed", paramLabel = "N", description = "Which platform (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() {
        if (tables < 10 || tables > 20_000 || principals < 10 || principals > 5_000) {
            throw CommandFailed.usage("Invalid --tables or --principals: got " + tables + " and " + principals
                    + ", expected 10 to 20000 and 10 to 5000");
        }

        AccessBench.Result result = AccessBench.run(tables, principals, seed);
        console.line(String.format(
                Locale.ROOT,
                "%,d tables, %,d columns, %,d principals, %,d grants, seed %d",
                result.tables(),
                result.columns(),
                result.principals(),
                result.grants(),
                seed));
        console.line(TextTable.of(
                List.of("", "figure"),
                List.of(
                        List.of("compiled, seconds", String.format(Locale.ROOT, "%.1f", result.seconds())),
                        List.of("of them on the processor", String.format(Locale.ROOT, "%.1f", result.cpuSeconds())),
                        List.of("memory peak, MiB", number(result.peakMebibytes())),
                        List.of("entries, one for each principal and table", number(result.named())),
                        List.of("entries, compiled", number(result.entries())),
                        List.of("  tag associations", number(result.associations())),
                        List.of("  filters", number(result.filters())),
                        List.of("  permissions", number(result.permissions())),
                        List.of("stacks", number(result.stacks())),
                        List.of("resources of the largest", number(result.largestResources())),
                        List.of("KiB of the largest", number(result.largestBytes() / 1024)),
                        List.of("longest chain of one after the other", number(result.longestChain())))));
        console.result(Json.tree(result));
        return ExitCode.OK.code();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
