package io.lakewarden.cli.signals;

import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.RunOutcome.StepOutcome;
import io.lakewarden.infra.signals.Metric;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import io.lakewarden.model.Pipeline;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the runs of this machine come to: the newest day of each pipeline, from the records that its jobs left.
 *
 * @param environment whose runs they are
 * @param ledger how runs ended
 */
public record RunSignals(String environment, Ledger ledger) {
    /** Adds what is known of the pipelines; one that never ran has its SLA alone. */
    public void addTo(Exposition exposition, List<Pipeline> pipelines) {
        SortedMap<String, Long> tables = new TreeMap<>();
        for (Pipeline pipeline : pipelines) {
            String name = pipeline.name();
            exposition.add(Metric.SLA_SECONDS, environment, pipeline.sla().toSeconds(), name);
            List<RunOutcome> outcomes = ledger.all(name);
            long succeeded = outcomes.stream().filter(RunOutcome::succeeded).count();
            exposition.add(Metric.RUNS, environment, succeeded, name, "succeeded");
            exposition.add(Metric.RUNS, environment, outcomes.size() - succeeded, name, "failed");
            outcomes.stream()
                    .filter(RunOutcome::succeeded)
                    .reduce((earlier, later) -> later)
                    .ifPresent(published -> exposition.add(
                            Metric.PUBLISHED_UNTIL_TIMESTAMP_SECONDS, environment, end(pipeline, published), name));
            outcomes.stream()
                    .reduce((earlier, later) -> later)
                    .ifPresent(newest -> tables.putAll(newest(exposition, newest)));
        }

        tables.forEach((table, rows) -> exposition.add(Metric.TABLE_ROWS, environment, rows, table));
    }

    private static double end(Pipeline pipeline, RunOutcome outcome) {
        return LocalDate.parse(outcome.date())
                .plusDays(1)
                .atStartOfDay(pipeline.timeZone())
                .toEpochSecond();
    }

    /** Adds a run, and returns the rows of the tables that it left. */
    private SortedMap<String, Long> newest(Exposition exposition, RunOutcome run) {
        String pipeline = run.pipeline();
        exposition.add(Metric.RUN_SUCCEEDED, environment, run.succeeded() ? 1 : 0, pipeline);
        exposition.add(Metric.RUN_SECONDS, environment, run.seconds(), pipeline);
        exposition.add(Metric.RUN_CLOUD_SECONDS, environment, run.emrSeconds(), pipeline);
        SortedMap<String, Long> tables = new TreeMap<>();
        for (StepOutcome step : run.steps()) {
            exposition.add(Metric.STEP_SECONDS, environment, step.seconds(), pipeline, step.step());
            exposition.add(Metric.STEP_ATTEMPTS, environment, step.attempts(), pipeline, step.step());
            if (step.succeeded()) {
                ledger.jobRecord(pipeline, run.date(), step.job()).ifPresent(record -> {
                    rows(exposition, pipeline, step.step(), record);
                    for (TableState table : record.tables()) {
                        tables.put(table.table(), table.totalRows());
                    }
                });
            }
        }

        return tables;
    }

    private void rows(Exposition exposition, String pipeline, String step, RunRecord record) {
        exposition.add(Metric.JOB_ROWS_IN, environment, record.rowsIn(), pipeline, step);
        exposition.add(Metric.JOB_ROWS_OUT, environment, record.rowsOut(), pipeline, step);
        exposition.add(Metric.JOB_ROWS_QUARANTINED, environment, record.quarantined(), pipeline, step);
        exposition.add(Metric.JOB_ROWS_DUPLICATE, environment, record.duplicates(), pipeline, step);
        record.reasons()
                .forEach((reason, rows) ->
                        exposition.add(Metric.JOB_ROWS_QUARANTINED_FOR, environment, rows, pipeline, step, reason));
    }
}
