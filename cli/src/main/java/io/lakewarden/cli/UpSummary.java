package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.RunOutcome.StepOutcome;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one {@code up} did.
 *
 * @param ledger of all runs here
 * @param outcomes of the runs of this {@code up}
 * @param days how many days were asked for, over all pipelines
 * @param page the report
 */
record UpSummary(Ledger ledger, List<RunOutcome> outcomes, int days, Path page) {
    boolean succeeded() {
        return outcomes.stream().allMatch(RunOutcome::succeeded);
    }

    /** The result for a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        long unchanged = days - outcomes.size();
        if (outcomes.isEmpty()) {
            lines.add("Nothing new: all " + days + " days were run before, with the same input and definition");
        } else {
            lines.add(stepTable());
            if (!tables().isEmpty()) {
                lines.add(tableTable());
            }

            if (unchanged > 0) {
                lines.add(unchanged + " of " + days + " days had nothing new");
            }
        }

        outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .forEach(outcome -> lines.add("Failed: " + outcome.pipeline() + " " + outcome.date() + ": "
                        + outcome.cause() + (outcome.log().isEmpty() ? "" : "; its log is " + outcome.log())));
        lines.add("Report: " + page);
        return lines;
    }

    /** The result for a program. */
    ObjectNode json() {
        ObjectNode result = Json.object()
                .put("ok", succeeded())
                .put("days", days)
                .put("run", outcomes.size())
                .put("nothingNew", days - outcomes.size());
        ArrayNode steps = result.putArray("steps");
        totals().forEach((step, total) -> steps.addObject()
                .put("step", step)
                .put("runs", total.runs)
                .put("seconds", Math.round(total.seconds * 1000) / 1000.0)
                .put("rowsIn", total.rowsIn)
                .put("rowsOut", total.rowsOut)
                .put("quarantined", total.quarantined)
                .put("duplicates", total.duplicates));
        ArrayNode tables = result.putArray("tables");
        tables().values().forEach(table -> tables.addObject()
                .put("table", table.table())
                .put("rows", table.totalRows())
                .put("tag", table.tag()));
        result.set("outcomes", Json.tree(outcomes));
        return result.put("report", page.toString());
    }

    private String stepTable() {
        List<List<String>> rows = new ArrayList<>();
        totals().forEach((step, total) -> rows.add(List.of(
                step,
                number(total.runs),
                String.format(Locale.ROOT, "%.1f", total.seconds),
                number(total.rowsIn),
                number(total.rowsOut),
                number(total.quarantined),
                number(total.duplicates))));
        return TextTable.of(
                List.of("step", "runs", "seconds", "rows in", "rows out", "quarantined", "duplicates"), rows);
    }

    private String tableTable() {
        return TextTable.of(
                List.of("gold table", "rows", "latest tag"),
                tables().values().stream()
                        .map(table -> List.of(table.table(), number(table.totalRows()), table.tag()))
                        .toList());
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private Map<String, Total> totals() {
        Map<String, Total> totals = new LinkedHashMap<>();
        for (RunOutcome outcome : outcomes) {
            for (StepOutcome step : outcome.steps()) {
                Total total = totals.computeIfAbsent(step.step(), name -> new Total());
                total.runs++;
                total.seconds += step.seconds();
                if (step.succeeded()) {
                    ledger.jobRecord(outcome.pipeline(), outcome.date(), step.job())
                            .ifPresent(total::add);
                }
            }
        }

        return totals;
    }

    /** The tagged tables after the last run that wrote them. */
    private Map<String, TableState> tables() {
        Map<String, TableState> tables = new LinkedHashMap<>();
        outcomes.stream()
                .flatMap(this::records)
                .flatMap(run -> run.tables().stream())
                .filter(table -> !table.tag().isEmpty())
                .forEach(table -> tables.put(table.table(), table));
        return tables;
    }

    private Stream<RunRecord> records(RunOutcome outcome) {
        return outcome.steps().stream()
                .filter(StepOutcome::succeeded)
                .flatMap(step -> ledger.jobRecord(outcome.pipeline(), outcome.date(), step.job()).stream());
    }

    /** Sums over the runs of one step. */
    private static final class Total {
        private long runs;
        private double seconds;
        private long rowsIn;
        private long rowsOut;
        private long quarantined;
        private long duplicates;

        private void add(RunRecord run) {
            rowsIn += run.rowsIn();
            rowsOut += run.rowsOut();
            quarantined += run.quarantined();
            duplicates += run.duplicates();
        }
    }
}
