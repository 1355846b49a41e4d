package io.lakewarden.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.Golden;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Status;
import io.lakewarden.cli.report.Report.Table;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void writesWhatThePageShows() {
        Report report = Reports.of(List.of(
                Reports.run(Reports.MONDAY, 0),
                Reports.failed(Reports.MONDAY.plusDays(1), "No space left"),
                Reports.unchanged(Reports.MONDAY.plusDays(2))));

        Golden.assertSame(Path.of("src/test/resources/report.json"), ReportJson.toJson(report));
    }

    @Test
    void holdsAllRunsButEachStepsPlansOnce() throws IOException {
        String json = ReportJson.toJson(Reports.days(1_000));

        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.get("runs")).hasSize(1_000);
        assertThat(root.get("plans").get("conform").get("silver.invoice_lines").asText())
                .startsWith("== Physical Plan ==");
        assertThat(json.split("Physical Plan", -1)).hasSize(4);
    }

    @Test
    void showsAStepByItsLatestRecord() {
        List<LatestStep> steps = LatestStep.of(List.of(
                Reports.run(Reports.MONDAY, 0),
                Reports.run(Reports.MONDAY.plusDays(1), 1),
                Reports.failed(Reports.MONDAY.plusDays(2), "No space left")));

        assertThat(steps)
                .extracting(latest -> latest.step().step() + " " + latest.date())
                .containsExactly("ingest 2026-01-06", "conform 2026-01-06", "sales 2026-01-06");
    }

    @Test
    void takesATableAsTheRunOfTheLatestDateLeftIt() {
        List<Run> runs = List.of(
                publish(Reports.MONDAY.plusDays(1), new TableState("gold.a", 3, 6, true, "run-2026-01-06")),
                publish(Reports.MONDAY, new TableState("gold.a", 3, 3, true, "run-2026-01-05")),
                publish(Reports.MONDAY.plusDays(2), new TableState("silver.b", 9, 9, true, "")));

        assertThat(Table.leftBy(runs)).containsExactly(new Table("gold.a", 6, "run-2026-01-06"));
    }

    private static Run publish(LocalDate date, TableState table) {
        RunRecord record = new RunRecord(
                "publish", date.toString(), 0, 0, 0, 0, new TreeMap<>(), List.of(table), new TreeMap<>(), List.of());
        return new Run(
                date,
                Status.SUCCEEDED,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(Reports.step("publish", record)));
    }
}
