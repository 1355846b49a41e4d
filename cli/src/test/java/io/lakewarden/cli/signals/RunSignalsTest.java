package io.lakewarden.cli.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.RunOutcome.StepOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import io.lakewarden.model.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSignalsTest {
    private static final Pipeline BILLING = new Pipeline(
            "billing",
            "Invoices",
            "billing-pipeline",
            ZoneId.of("Europe/London"),
            Optional.empty(),
            Duration.ofHours(1),
            Duration.ofHours(2),
            List.of());

    @TempDir
    Path folder;

    @Test
    void aPipelineThatNeverRanHasAnSlaAndNoRuns() {
        assertThat(samples())
                .containsExactly(
                        "lakewarden_runs{environment=\"local\",pipeline=\"billing\",result=\"failed\"} 0.0",
                        "lakewarden_runs{environment=\"local\",pipeline=\"billing\",result=\"succeeded\"} 0.0",
                        "lakewarden_sla_seconds{environment=\"local\",pipeline=\"billing\"} 3600.0");
    }

    @Test
    void theNewestDayIsToldWithTheRecordsOfItsJobs() {
        outcome("2026-06-29", true);
        outcome("2026-06-30", true);
        record("2026-06-30");

        assertThat(samples())
                .contains(
                        "lakewarden_job_rows_in{environment=\"local\",pipeline=\"billing\",step=\"conform\"} 10.0",
                        "lakewarden_job_rows_out{environment=\"local\",pipeline=\"billing\",step=\"conform\"} 7.0",
                        "lakewarden_job_rows_quarantined{environment=\"local\",pipeline=\"billing\",step=\"conform\"} 2.0",
                        "lakewarden_job_rows_duplicate{environment=\"local\",pipeline=\"billing\",step=\"conform\"} 1.0",
                        "lakewarden_job_rows_quarantined_for{environment=\"local\",pipeline=\"billing\",step=\"conform\","
                                + "reason=\"KEY_MISSING\"} 2.0",
                        "lakewarden_run_cloud_seconds{environment=\"local\",pipeline=\"billing\"} 600.0",
                        "lakewarden_run_succeeded{environment=\"local\",pipeline=\"billing\"} 1.0",
                        "lakewarden_step_attempts{environment=\"local\",pipeline=\"billing\",step=\"conform\"} 2.0",
                        "lakewarden_table_rows{environment=\"local\",table=\"silver.invoice_lines\"} 70.0",
                        // Midnight in London, an hour before that of Greenwich's in summer.
                        "lakewarden_published_until_timestamp_seconds{environment=\"local\",pipeline=\"billing\"} "
                                + "1.7828604E9");
    }

    @Test
    void aDayThatFailedIsNotPublishedAndTellsNoRows() {
        outcome("2026-06-30", true);
        outcome("2026-07-01", false);
        record("2026-07-01");

        assertThat(samples())
                .contains(
                        "lakewarden_run_succeeded{environment=\"local\",pipeline=\"billing\"} 0.0",
                        "lakewarden_runs{environment=\"local\",pipeline=\"billing\",result=\"failed\"} 1.0",
                        "lakewarden_published_until_timestamp_seconds{environment=\"local\",pipeline=\"billing\"} "
                                + "1.7828604E9")
                .noneMatch(sample -> sample.startsWith("lakewarden_job_rows"));
    }

    private List<String> samples() {
        Exposition exposition = new Exposition();
        new RunSignals("local", new Ledger(new StateFolder(folder))).addTo(exposition, List.of(BILLING));
        return exposition.text().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private void outcome(String date, boolean succeeded) {
        StepOutcome step = new StepOutcome("conform", "conform-invoices", succeeded, 2, 3.5);
        new Ledger(new StateFolder(folder))
                .record(new RunOutcome("billing", date, "", succeeded, "", "", 4, 600, List.of(step)));
    }

    private void record(String date) {
        RunRecord record = new RunRecord(
                "conform-invoices",
                date,
                10,
                7,
                2,
                1,
                new TreeMap<>(Map.of("KEY_MISSING", 2L)),
                List.of(new TableState("silver.invoice_lines", 7, 70, true, "")),
                new TreeMap<>(),
                List.of());
        StateFolder.write(
                new StateFolder(folder)
                        .records()
                        .resolve("billing")
                        .resolve(date)
                        .resolve("conform-invoices.json"),
                record.toJson());
    }
}
