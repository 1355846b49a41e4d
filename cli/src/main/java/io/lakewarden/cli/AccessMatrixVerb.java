package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.lakewarden.cli.access.Cell;
import io.lakewarden.cli.access.Holding;
import io.lakewarden.cli.access.Matrix;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.model.Platform;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Principals by datasets and columns. */
@Command(
        name = "matrix",
        description = {
            "Print what every principal sees of every dataset: full, masked, filtered, none.",
            "A line for each dataset of which somebody has anything; --json and --csv have a line for each column."
        })
final class AccessMatrixVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Option(names = "--principal", paramLabel = "NAME", description = "Only this user, group or service account.")
    private Optional<String> principal = Optional.empty();

    @Option(names = "--dataset", paramLabel = "DATASET", description = "Only this dataset.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--csv", description = "Print comma-separated values, a line for each column.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && console.json()) {
            throw CommandFailed.usage("Cannot print --csv and --json at once: choose one");
        }

        Platform platform = DefinitionCheck.required(console).platform();
        principal.ifPresent(name -> Principals.any(platform, name, "--principal"));
        dataset.ifPresent(name -> Subject.of(platform, name, "--dataset").refuseColumn("--dataset"));
        Matrix all = Matrix.of(platform, onDay.day(console));
        Matrix wanted = new Matrix(
                all.on(),
                all.holdings().stream()
                        .filter(holding ->
                                principal.map(holding.principal()::equals).orElse(true))
                        .filter(holding -> dataset.map(holding.dataset().toString()::equals)
                                .orElse(true))
                        .toList());
        if (csv) {
            console.line(csv(wanted));
        } else {
            console.line(table(wanted));
        }

        console.result(json(wanted));
        return ExitCode.OK.code();
    }

    private static String table(Matrix matrix) {
        List<List<String>> rows = matrix.holdings().stream()
                .filter(Holding::isAny)
                .map(holding -> List.of(
                        holding.principal(),
                        holding.dataset().toString(),
                        holding.sees(),
                        holding.rows(),
                        holding.columns(),
                        holding.changes()))
                .toList();
        String nothing = String.join(
                ", ",
                matrix.principals().stream()
                        .filter(name -> matrix.of(name).stream().noneMatch(Holding::isAny))
                        .toList());
        String table = rows.isEmpty()
                ? ""
                : TextTable.whole(List.of("principal", "dataset", "sees", "rows", "columns", "also"), rows) + "\n";
        return table + "As of " + matrix.on() + (nothing.isEmpty() ? "" : "; nothing for " + nothing);
    }

    private static String csv(Matrix matrix) {
        StringWriter text = new StringWriter();
        CsvWriter lines = CsvWriter.builder().build(text);
        lines.writeRecord("principal", "dataset", "column", "sees", "mask", "rows");
        matrix.cells().forEach(cell -> lines.writeRecord(fields(cell)));
        return text.toString().stripTrailing();
    }

    private static List<String> fields(Cell cell) {
        return List.of(
                cell.principal(),
                cell.dataset().toString(),
                cell.column(),
                cell.sees(),
                cell.maskWord(),
                cell.rows().map(Object::toString).orElse(""));
    }

    private static ObjectNode json(Matrix matrix) {
        ObjectNode result = Json.object().put("on", matrix.on().toString());
        ArrayNode cells = result.putArray("cells");
        matrix.cells().forEach(cell -> cells.addObject()
                .put("principal", cell.principal())
                .put("dataset", cell.dataset().toString())
                .put("column", cell.column())
                .put("sees", cell.sees())
                .put("mask", cell.maskWord())
                .put("rows", cell.rows().map(Object::toString).orElse("")));
        ArrayNode datasets = result.putArray("datasets");
        matrix.holdings().forEach(holding -> datasets.addObject()
                .put("principal", holding.principal())
                .put("dataset", holding.dataset().toString())
                .put("sees", holding.sees())
                .put("writes", holding.writes())
                .put("manages", holding.manages()));
        return result;
    }
}
