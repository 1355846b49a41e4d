package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.bench.AuthorizerBench;
import io.lakewarden.cli.bench.BillingRuns;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.WriteLock;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What enforcement costs. */
@Command(
        name = "authorizer",
        description = {
            "Run the billing jobs and plan queries with the authorizer and without it, in turns.",
            "Tells whole runs as a ratio, planning in milliseconds a query, and decisions a second."
        })
final class AuthorizerBenchVerb implements Callable<Integer> {
    private static final String PIPELINE = "billing";

    @Mixin
    private Console console;

    @Option(names = "--factor", paramLabel = "N", description = "Copies of the data, 1 to 10000 (default: 4).")
    private int factor = 4;

    @Option(names = "--repetitions", paramLabel = "N", description = "Measured runs, 1 to 100 (default: 3).")
    private int repetitions = 3;

    @Option(names = "--heap", paramLabel = "GIB", description = "Spark's heap, twice (default: 2).")
    private double heap = 2;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of daily files (default: that of the last up).")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() {
        if (factor < 1 || factor > 10_000 || repetitions < 1 || repetitions > 100 || !(heap >= 0.5)) {
            throw CommandFailed.usage("Invalid --factor, --repetitions or --heap: got " + factor + ", " + repetitions
                    + " and " + heap + ", expected 1 to 10000, 1 to 100 and at least 0.5");
        }

        CheckedPlatform checked = DefinitionCheck.required(console);
        String account = checked.platform()
                .pipeline(PIPELINE)
                .orElseThrow(() -> CommandFailed.because("Cannot measure: the definition has no pipeline " + PIPELINE))
                .runAs();
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        Landing landing = LandingChoice.last(state, data);
        List<Path> days = List.copyOf(landing.days().values());
        StateFolder bench = new StateFolder(state.path().resolve("bench"));
        return WriteLock.holding(bench, "bench", () -> {
            bench.clear();
            int cores = Runtime.getRuntime().availableProcessors();
            BillingRuns runs = new BillingRuns(
                    Installation.current(),
                    bench.path(),
                    checked.platform(),
                    new Compute.Machine(cores, new Gibibytes(heap)));
            print(new AuthorizerBench(runs, checked, account, repetitions).run(days, factor, console::progress));
            bench.clear();
            return ExitCode.OK.code();
        });
    }

    private void print(AuthorizerBench.Result result) {
        console.line(TextTable.of(
                List.of("", "without", "with", "ratio"),
                List.of(
                        List.of(
                                String.format(Locale.ROOT, "run of %,d lines, s", result.lines()),
                                number(result.medianWithout()),
                                number(result.medianWith()),
                                String.format(Locale.ROOT, "%.3f", result.runRatio())),
                        List.of(
                                "planning a query, ms",
                                number(result.planWithout()),
                                number(result.planWith()),
                                String.format(Locale.ROOT, "%.3f", result.planWith() / result.planWithout())))));
        console.line(String.format(
                Locale.ROOT,
                "%,.0f decisions a second with %,d policies, on one thread",
                result.decisionsPerSecond(),
                result.policies()));
        ObjectNode json = Json.object().put("runRatio", result.runRatio());
        json.setAll((ObjectNode) Json.tree(result));
        console.result(json);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
