package io.lakewarden.cli.report;

import io.lakewarden.cli.report.Report.Failure;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Setting;
import io.lakewarden.cli.report.Report.Status;
import io.lakewarden.cli.report.Report.StepRun;
import io.lakewarden.cli.report.Report.Table;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Invented reports. */
final class Reports {
    static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private static final String PLAN =
            """
            == Physical Plan ==
            AdaptiveSparkPlan (18)
            +- HashAggregate (17)
               +- Exchange (16)
                  +- HashAggregate (15)
                     +- Project (14)
                        +- BroadcastHashJoin LeftOuter BuildRight (13)
                           :- BatchScan lake.silver.invoice_lines (1)
                           +- BroadcastExchange (12)
                              +- BatchScan lake.silver.dim_country (9)

            (1) BatchScan lake.silver.invoice_lines
            Output [6]: [run_date#10, invoice_no#11, is_cancellation#12, quantity#13, amount#14, country#15]
            lake.silver.invoice_lines [filters=run_date = 20458, groupedBy=]
            """;

    private Reports() {}

    /** So many days in a row, all well. */
    static Report days(int days) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            runs.add(run(MONDAY.plusDays(i), i));
        }

        return of(runs);
    }

    static Report of(List<Run> runs) {
        return new Report(
                "lakewarden",
                "local",
                "billing",
                runs,
                List.of(
                        new Table("gold.sales_by_day", 142, "run-2026-01-11"),
                        new Table("gold.customer_invoices", 3_871, "run-2026-01-11.2")),
                List.of(
                        new Setting("spark.sql.adaptive.enabled", "true", "Partition sizes are known only at run time"),
                        new Setting("spark.sql.shuffle.partitions", "4", "Twice the 2 cores of this machine"),
                        new Setting(
                                "spark.sql.autoBroadcastJoinThreshold",
                                "16777216",
                                "The dimensions are far smaller than this, the invoice lines far larger")));
    }

    static Run run(LocalDate date, int number) {
        long in = 1_500 + number * 37 % 211;
        long quarantined = 9 + number % 5;
        long duplicates = 12 + number % 3;
        SortedMap<String, Long> reasons = new TreeMap<>(
                Map.of("UNPARSABLE", 1L, "NEGATIVE_WITHOUT_CANCELLATION", 5L, "PRICE_NOT_POSITIVE", quarantined - 6));
        return new Run(
                date,
                Status.SUCCEEDED,
                Optional.empty(),
                Duration.ofMillis(8_400 + number * 10L),
                Optional.of(Duration.ofSeconds(1_265)),
                List.of(
                        step(
                                "ingest",
                                record("ingest-invoices", date, in, in, 0, 0, new TreeMap<>(), "bronze.invoices_raw")),
                        step(
                                "conform",
                                record(
                                        "conform-invoices",
                                        date,
                                        in,
                                        in - quarantined - duplicates,
                                        quarantined,
                                        duplicates,
                                        reasons,
                                        "silver.invoice_lines")),
                        step(
                                "sales",
                                record(
                                        "publish-sales-by-day",
                                        date,
                                        in - quarantined - duplicates,
                                        20,
                                        0,
                                        0,
                                        new TreeMap<>(),
                                        "gold.sales_by_day"))));
    }

    static Run failed(LocalDate date, String reason) {
        return new Run(
                date,
                Status.FAILED,
                Optional.of(new Failure(reason, ".lakewarden/logs/billing/" + date + "/conform.log")),
                Duration.ofSeconds(75),
                Optional.empty(),
                List.of(new StepRun(
                        "conform", "conform-invoices", Status.FAILED, Duration.ofSeconds(75), 3, Optional.empty())));
    }

    static Run unchanged(LocalDate date) {
        return new Run(date, Status.UNCHANGED, Optional.empty(), Duration.ofMillis(40), Optional.empty(), List.of());
    }

    static StepRun step(String name, RunRecord record) {
        return new StepRun(name, record.job(), Status.SUCCEEDED, Duration.ofMillis(2_300), 1, Optional.of(record));
    }

    static RunRecord record(
            String job,
            LocalDate date,
            long in,
            long out,
            long quarantined,
            long duplicates,
            SortedMap<String, Long> reasons,
            String table) {
        return new RunRecord(
                job,
                date.toString(),
                in,
                out,
                quarantined,
                duplicates,
                reasons,
                List.of(new TableState(table, out, out * 7, true, "")),
                new TreeMap<>(Map.of(table, PLAN)),
                List.of("Dimensions are broadcast, so the lines are not shuffled for the join"));
    }
}
