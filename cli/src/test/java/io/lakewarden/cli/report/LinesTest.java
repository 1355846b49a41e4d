package io.lakewarden.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.report.Period.Grain;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Status;
import io.lakewarden.cli.report.Report.StepRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void followsRowsFromTheFileToTheLastStepThatKeepsLines() {
        Lines lines = Lines.of(run(ingest(100), conform(100, 90, 6, 4), publish(90, 3)))
                .orElseThrow();

        assertThat(lines).isEqualTo(new Lines(100, 90, 6, 4));
        assertThat(lines.reconciled()).isTrue();
    }

    @Test
    void noticesRowsLostWithinAStepAndBetweenTwo() {
        assertThat(Lines.of(run(ingest(100), conform(100, 89, 6, 4))))
                .map(Lines::reconciled)
                .contains(false);
        assertThat(Lines.of(run(ingest(100), conform(99, 89, 6, 4))))
                .map(Lines::reconciled)
                .contains(false);
    }

    @Test
    void isUnknownWhenAStepLeftNoRecord() {
        StepRun failed = new StepRun("conform", "conform-invoices", Status.FAILED, Duration.ZERO, 1, Optional.empty());

        assertThat(Lines.of(run(ingest(100), failed))).isEmpty();
        assertThat(Lines.of(run(publish(90, 3)))).isEmpty();
    }

    @Test
    void sumsRunsOfAPeriod() {
        List<Run> runs = Reports.days(9).runs();

        List<Period> weeks = Period.of(runs, Grain.WEEK);

        assertThat(weeks).extracting(Period::label).containsExactly("2026-01-05", "2026-01-12");
        assertThat(weeks).extracting(Period::axisLabel).containsExactly("5 Jan", "12 Jan");
        assertThat(weeks.stream().mapToLong(week -> week.lines().in()).sum())
                .isEqualTo(Reports.days(9).lines().orElseThrow().in());
    }

    @Test
    void takesTheFinestPeriodsThatAChartCanShow() {
        assertThat(Period.grain(Reports.days(92).runs())).isEqualTo(Grain.DAY);
        assertThat(Period.grain(Reports.days(93).runs())).isEqualTo(Grain.WEEK);
        assertThat(Period.grain(Reports.days(700).runs())).isEqualTo(Grain.MONTH);
        assertThat(Period.grain(Reports.days(10_000).runs())).isEqualTo(Grain.YEAR);
    }

    @Test
    void writesNumbersForPeople() {
        assertThat(Format.count(245_903)).isEqualTo("245,903");
        assertThat(Format.count(1, "run")).isEqualTo("1 run");
        assertThat(Format.count(0, "run")).isEqualTo("0 runs");
        assertThat(Format.percent(0, 0)).isEqualTo("0 %");
        assertThat(Format.percent(1, 100_000)).isEqualTo("< 0.1 %");
        assertThat(Format.percent(28, 1000)).isEqualTo("2.8 %");
        assertThat(Format.duration(Duration.ofMillis(40))).isEqualTo("< 0.1 s");
        assertThat(Format.duration(Duration.ofMillis(4_230))).isEqualTo("4.2 s");
        assertThat(Format.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Format.duration(Duration.ofMinutes(65))).isEqualTo("1 h 5 min");
    }

    private static Run run(StepRun... steps) {
        return new Run(
                LocalDate.of(2026, 1, 5),
                Status.SUCCEEDED,
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.empty(),
                List.of(steps));
    }

    private static StepRun ingest(long rows) {
        return step("ingest-invoices", rows, rows, 0, 0);
    }

    private static StepRun conform(long in, long out, long quarantined, long duplicates) {
        return step("conform-invoices", in, out, quarantined, duplicates);
    }

    private static StepRun publish(long in, long out) {
        return step("publish-sales-by-day", in, out, 0, 0);
    }

    private static StepRun step(String job, long in, long out, long quarantined, long duplicates) {
        return Reports.step(
                job,
                Reports.record(job, Reports.MONDAY, in, out, quarantined, duplicates, new TreeMap<>(), "silver.x"));
    }
}
