package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.bench.BillingBench;
import io.lakewarden.cli.bench.BillingBench.Measured;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(
        name = "bench",
        description = "Measure against baselines in the same run.",
        subcommands = {
            BenchVerb.Billing.class,
            AuthorizerBenchVerb.class,
            AccessBenchVerb.class,
            RuntimeBenchVerb.class,
            CostBenchVerb.class,
            SynthBenchVerb.class
        },
        mixinStandardHelpOptions = true)
final class BenchVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing benchmark: name one, as in bench billing");
    }

    /** The billing jobs. */
    @Command(
            name = "billing",
            description = {
                "Run the billing jobs on all days found, multiplied.",
                "Compares Spark's defaults, fixed textbook settings, the derived settings, and DuckDB."
            })
    static final class Billing implements Callable<Integer> {
        @Mixin
        private Console console;

        @Option(names = "--factor", paramLabel = "N", description = "Copies of the data, 1 to 10000 (default: 4).")
        private int factor = 4;

        @Option(names = "--repetitions", paramLabel = "N", description = "Measured runs, 1 to 100 (default: 3).")
        private int repetitions = 3;

        @Option(names = "--heap", paramLabel = "GIB", description = "Spark's heap (default: 3).")
        private double heap = 3;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Folder of daily files (default: that of the last up).")
        private Optional<Path> data = Optional.empty();

        @Override
        public Integer call() {
            if (factor < 1 || factor > 10_000 || repetitions < 1 || repetitions > 100 || !(heap >= 0.5)) {
                throw CommandFailed.usage("Invalid --factor, --repetitions or --heap: got " + factor + ", "
                        + repetitions + " and " + heap + ", expected 1 to 10000, 1 to 100 and at least 0.5");
            }

            CheckedPlatform checked = DefinitionCheck.required(console);
            StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
            Landing landing = LandingChoice.last(state, data);
            List<Path> days = List.copyOf(landing.days().values());
            StateFolder bench = new StateFolder(state.path().resolve("bench"));
            return WriteLock.holding(bench, "bench", () -> {
                bench.clear();
                BillingBench.Result result = measure(checked, bench, days);
                bench.clear();
                print(result);
                return ExitCode.OK.code();
            });
        }

        private BillingBench.Result measure(CheckedPlatform checked, StateFolder bench, List<Path> days) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new BillingBench(
                            Installation.current(),
                            bench.path(),
                            checked.platform(),
                            new Compute.Machine(cores, new Gibibytes(heap)),
                            repetitions)
                    .run(days, factor, console::progress);
        }

        private void print(BillingBench.Result result) {
            double baseline = result.measured().get(0).median();
            console.line(String.format(
                    Locale.ROOT,
                    "%,d lines, %,d MB of CSV, %d cores, median of %d",
                    result.lines(),
                    result.bytes() / 1_000_000,
                    result.cores(),
                    repetitions));
            console.line(TextTable.of(
                    List.of("", "seconds", "of the defaults", "rows/s/core", "peak MiB"),
                    result.measured().stream()
                            .map(measured -> row(measured, result, baseline))
                            .toList()));
            ObjectNode json = Json.object()
                    .put("lines", result.lines())
                    .put("bytes", result.bytes())
                    .put("cores", result.cores());
            json.set("measured", Json.tree(result.measured()));
            console.result(json);
        }

        private static List<String> row(Measured measured, BillingBench.Result result, double baseline) {
            return List.of(
                    measured.label(),
                    String.format(Locale.ROOT, "%.1f", measured.median()),
                    String.format(Locale.ROOT, "%.2f", measured.median() / baseline),
                    String.format(Locale.ROOT, "%,.0f", result.lines() / measured.median() / result.cores()),
                    String.format(Locale.ROOT, "%,.0f", measured.peakMebibytes()));
        }
    }
}
