package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.check.CheckedPlatform;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an estimate takes. */
@Command(
        name = "cost",
        description = {
            "Estimate all environments in an account, again and again.",
            "Tells seconds of each part, the first time in a new process and warm."
        })
final class CostBenchVerb implements Callable<Integer> {
    private static final double NANOSECONDS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private WithDraws draws;

    @Option(names = "--repetitions", paramLabel = "N", description = "Measured runs, 2 to 100 (default: 10).")
    private int repetitions = 10;

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** A part and the seconds it took, on the clock and of a core, in the order of the runs. */
    private record Part(String name, List<Double> seconds, List<Double> ofACore) {
        double first() {
            return seconds.get(0);
        }

        double warm() {
            return warm(seconds);
        }

        double warmOfACore() {
            return warm(ofACore);
        }

        /** The median of all but the first. */
        private static double warm(List<Double> figures) {
            double[] sorted = figures.stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return sorted[sorted.length / 2];
        }
    }

    @Override
    public Integer call() {
        double started = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        if (repetitions < 2 || repetitions > 100) {
            throw CommandFailed.usage("Invalid --repetitions: got " + repetitions + ", expected 2 to 100");
        }

        LocalDate on = onDay.day(console);
        int count = draws.count();
        List<Environment> environments =
                CostedEnvironments.named(DefinitionCheck.required(console).platform(), List.of());
        List<Path> folders = environments.stream()
                .map(environment -> CostedEnvironments.templates(spec, console, environment, on))
                .toList();
        for (int run = 0; run < repetitions; run++) {
            PriceBook book = timed("price book", PriceBook::bundled);
            CheckedPlatform checked = timed("definition, read and checked", () -> DefinitionCheck.required(console));
            List<Inventory> inventories = timed("templates", () -> folders.stream()
                    .map(folder -> Inventory.read(folder, Map.of()))
                    .toList());
            timed("estimate without draws", () -> estimates(checked, environments, inventories, book, on, 0));
            timed(
                    "estimate with " + count + " draws",
                    () -> estimates(checked, environments, inventories, book, on, count));
        }

        print(environments.size(), started);
        return ExitCode.OK.code();
    }

    private List<EnvironmentEstimate> estimates(
            CheckedPlatform checked,
            List<Environment> environments,
            List<Inventory> inventories,
            PriceBook book,
            LocalDate on,
            int count) {
        Estimator estimator = new Estimator(book, YearMonth.from(on).plusMonths(1), count, draws.seed());
        List<EnvironmentEstimate> estimates = new ArrayList<>();
        for (int index = 0; index < environments.size(); index++) {
            Environment environment = environments.get(index);
            estimates.add(estimator.of(
                    environment.name(),
                    environment.home() instanceof Aws aws ? aws.region() : "",
                    inventories.get(index),
                    Loads.of(checked, environment, book, SparkSettings::taskCores)));
        }

        return estimates;
    }

    private <T> T timed(String name, Supplier<T> work) {
        long clock = System.nanoTime();
        long core = THREADS.getCurrentThreadCpuTime();
        T result = Told.of(work);
        double ofACore = (THREADS.getCurrentThreadCpuTime() - core) / NANOSECONDS;
        double seconds = (System.nanoTime() - clock) / NANOSECONDS;
        Part part = parts.computeIfAbsent(name, absent -> new Part(name, new ArrayList<>(), new ArrayList<>()));
        part.seconds().add(seconds);
        part.ofACore().add(ofACore);
        return result;
    }

    private void print(int environments, double started) {
        List<Part> all = List.copyOf(parts.values());
        List<Part> exact = all.subList(0, all.size() - 1);
        List<Part> drawn = new ArrayList<>(all);
        drawn.remove(exact.size() - 1);
        console.line(environments + " environments, " + Runtime.getRuntime().availableProcessors()
                + " cores, median of " + (repetitions - 1) + " after the first; the process took " + seconds(started)
                + " seconds until then");
        List<List<String>> rows = new ArrayList<>();
        all.forEach(part -> rows.add(row(part.name(), List.of(part))));
        rows.add(row("all, without draws", exact));
        rows.add(row("all, with draws", drawn));
        console.line(TextTable.of(List.of("seconds", "first", "warm", "of a core, warm"), rows));
        console.result(json(environments, started, exact, drawn));
    }

    private ObjectNode json(int environments, double started, List<Part> exact, List<Part> drawn) {
        ObjectNode json = Json.object().put("environments", environments).put("startSeconds", started);
        ArrayNode measured = json.putArray("parts");
        parts.values().forEach(part -> measured.addObject()
                .put("name", part.name())
                .put("firstSeconds", part.first())
                .put("warmSeconds", part.warm())
                .put("warmCoreSeconds", part.warmOfACore()));
        return json.put("warmWithoutDrawsSeconds", sum(exact, Part::warm))
                .put("warmWithDrawsSeconds", sum(drawn, Part::warm));
    }

    private static List<String> row(String name, List<Part> parts) {
        return List.of(
                name,
                seconds(sum(parts, Part::first)),
                seconds(sum(parts, Part::warm)),
                seconds(sum(parts, Part::warmOfACore)));
    }

    private static double sum(List<Part> parts, ToDoubleFunction<Part> figure) {
        return parts.stream().mapToDouble(figure).sum();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
