package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cost.bench.RuntimeBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How far the runtime model errs. */
@Command(
        name = "runtime",
        description = {
            "Predict measured runs from a few of them, beside the models that others use.",
            "Tells mean errors, what happens to SLAs and to cost, and where nothing is predicted."
        })
final class RuntimeBenchVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with grep.tsv, sort.tsv and kmeans.tsv of C3O (Will et al. 2020).")
    private Path data = Path.of("");

    @Override
    public Integer call() {
        RuntimeBench.Result result = bench().run();
        console.line(String.format(Locale.ROOT, "Mean error in %% over %,d measured runs", result.runs()));
        console.line(errors(result.errors()));
        console.line("");
        console.line("SLAs, if the cheapest number of nodes is taken that is predicted to meet it");
        console.line(slas(result.slas()));
        console.line("");
        console.line(String.format(
                Locale.ROOT,
                "%.1f %% of the times are within the forecasts' 5th to 95th percentile; %d scans are refused",
                result.coveragePercent(),
                result.scansRefused()));
        console.line("");
        console.line("kmeans, each point from all others of its machine");
        console.line(iterative(result.iterative()));
        console.result(json(result));
        return ExitCode.OK.code();
    }

    private RuntimeBench bench() {
        try {
            return RuntimeBench.of(data);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot measure " + data + ": " + e.getMessage()
                    + "; give the folder of C3O's tables, with tabs between their columns");
        }
    }

    private static ObjectNode json(RuntimeBench.Result result) {
        ObjectNode json = Json.object().put("runs", result.runs());
        json.set("errors", Json.tree(result.errors()));
        json.set("slas", Json.tree(result.slas()));
        json.put("coveragePercent", result.coveragePercent()).put("scansRefused", result.scansRefused());
        ArrayNode points = json.putArray("iterative");
        result.iterative().forEach(point -> points.addObject()
                .put("machine", point.machine())
                .put("nodes", point.nodes())
                .put("gibibytes", point.gibibytes())
                .put("refused", point.refused().orElse(""))
                .put("unguardedPercent", point.unguardedPercent()));
        return json;
    }

    private static String errors(List<RuntimeBench.Errors> errors) {
        List<String> header = new ArrayList<>(List.of("", "runs", "cases"));
        header.addAll(errors.get(0).percent().keySet());
        return TextTable.whole(
                header,
                errors.stream()
                        .map(row -> Stream.concat(
                                        Stream.of(
                                                row.design(), String.valueOf(row.runs()), String.valueOf(row.cases())),
                                        row.percent().values().stream().map(RuntimeBenchVerb::number))
                                .toList())
                        .toList());
    }

    private static String slas(List<RuntimeBench.Sla> slas) {
        return TextTable.whole(
                List.of("", "seen -> asked", "rule", "missed %", "dearer than the best %", "choices"),
                slas.stream()
                        .map(row -> List.of(
                                row.method(),
                                row.design(),
                                row.rule(),
                                number(row.missedPercent()),
                                number(row.dearerPercent()),
                                String.valueOf(row.choices())))
                        .toList());
    }

    private static String iterative(List<RuntimeBench.Iterative> points) {
        return TextTable.whole(
                List.of("machine", "nodes", "GiB", "refused", "unguarded error %"),
                points.stream()
                        .map(point -> List.of(
                                point.machine(),
                                String.valueOf(point.nodes()),
                                number(point.gibibytes()),
                                point.refused().orElse("no"),
                                number(point.unguardedPercent())))
                        .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
