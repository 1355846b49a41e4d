package io.lakewarden.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.access.Cell;
import io.lakewarden.cli.access.Holding;
import io.lakewarden.cli.access.Matrix;
import io.lakewarden.cli.diagram.Billing;
import io.lakewarden.cli.diagram.Lineage;
import io.lakewarden.cli.diagram.Svg;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String LINEAGE = Svg.render(Lineage.of(Billing.platform(), Billing.pipeline()));

    private static final Matrix ACCESS =
            new Matrix(LocalDate.of(2026, 1, 5), List.of(holding("ana", true), holding("eve", false)));

    @Test
    void showsTheSumOfTheRows() {
        String page = page(Reports.days(7));

        assertThat(page)
                .contains("11,066 in = 10,902 accepted + 74 quarantined + 90 duplicates")
                .contains("<dt>Reconciled</dt><dd class=\"value good\">Yes</dd>")
                .contains("<dt>Days</dt><dd class=\"value \">7</dd>");
    }

    @Test
    void saysWhenRowsAreUnaccountedFor() {
        Report lossy = Reports.of(List.of(run(Reports.step(
                "conform",
                Reports.record("conform-invoices", Reports.MONDAY, 100, 90, 3, 2, new TreeMap<>(), "silver.x")))));

        assertThat(page(lossy))
                .contains("100 in ≠ 90 accepted + 3 quarantined + 2 duplicates")
                .contains("<dd class=\"value bad\">No</dd><dd class=\"note\">1 run with rows unaccounted for</dd>")
                .contains("<span class=\"bad\">No: 5 unaccounted for</span>");
    }

    @Test
    void doesNotTakeAnUnmeasuredRunForAnEmptyOne() {
        Report report = Reports.of(
                List.of(Reports.run(Reports.MONDAY, 0), Reports.failed(Reports.MONDAY.plusDays(1), "No space left")));

        assertThat(page(report))
                .contains("<dd class=\"note\">1 run not measured</dd>")
                .contains("1,500 in = 1,479 accepted + 9 quarantined + 12 duplicates");
    }

    @Test
    void showsFailuresWithReasonAndLog() {
        Report report = Reports.of(List.of(
                Reports.failed(Reports.MONDAY, "Cannot read 2026-01-05.csv: it is no CSV"),
                Reports.unchanged(Reports.MONDAY.plusDays(1))));

        assertThat(page(report))
                .contains("1 failed run")
                .contains("Cannot read 2026-01-05.csv: it is no CSV")
                .contains(".lakewarden/logs/billing/2026-01-05/conform.log")
                .contains("conform (3 tries)")
                .contains("Nothing new");
    }

    @Test
    void showsWhateverItIsGivenAsText() {
        String evil = "<script>alert('x')</script>\"&";
        Report report = new Report(
                evil,
                evil,
                evil,
                List.of(
                        Reports.failed(Reports.MONDAY, evil),
                        run(Reports.step(
                                evil,
                                Reports.record(
                                        "conform-invoices",
                                        Reports.MONDAY,
                                        1,
                                        0,
                                        1,
                                        0,
                                        new TreeMap<>(Map.of(evil, 1L)),
                                        evil)))),
                List.of(new Report.Table(evil, 1, evil)),
                List.of(new Report.Setting(evil, evil, evil)));

        assertThat(page(report)).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void needsNothingFromOutside() {
        assertThat(page(Reports.days(7)).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "url(", "@import", "<link", "<img", " src=", "fetch(");
    }

    @Test
    void runsItsOwnScriptAndNoOther() {
        assertThat(page(Reports.days(7)))
                .containsOnlyOnce("<script")
                .containsPattern("script-src &#x27;sha256-[A-Za-z0-9+/=]{44}&#x27;\"");
    }

    @Test
    void showsWhoSeesWhichColumn() {
        assertThat(page(Reports.days(7)))
                .contains("title=\"ana: masked, filtered, as hash, where country = &#x27;France&#x27;\"")
                .contains("title=\"eve: none\"");
    }

    @Test
    void writesTheSameBytesEveryTime() {
        assertThat(page(Reports.days(7))).isEqualTo(page(Reports.days(7))).doesNotContain("\r");
        assertThat(ReportJson.toJson(Reports.days(7))).isEqualTo(ReportJson.toJson(Reports.days(7)));
    }

    @Test
    void staysSmallForAWeekAndReadableForTenThousandRuns() {
        String week = page(Reports.days(7));
        String decades = page(Reports.days(10_000));

        assertThat(week.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300_000);
        assertThat(decades.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(600_000);
        assertThat(week).contains("Rows per day");
        assertThat(page(Reports.days(167))).contains("Rows per week");
        assertThat(page(Reports.days(1_000))).contains("Rows per month");
        assertThat(decades).contains("Rows per year", "The newest 200 of 10,000 runs; report.json has all.");
    }

    @Test
    void cutsAPlanThatNobodyReads() {
        String plan = "x".repeat(20_000);
        assertThat(page(Reports.of(List.of(run(Reports.step("conform", withPlan(plan)))))))
                .contains("… 4,000 characters more in report.json")
                .doesNotContain("x".repeat(16_001));
    }

    @Test
    void saysThatNothingHasRunYet() {
        assertThat(page(Reports.of(List.of()))).contains("no runs yet", "No run has left a record of its rows yet");
    }

    @Test
    void leavesAPageToLookAt() throws IOException {
        List<Run> runs = new ArrayList<>(Reports.days(6).runs());
        runs.add(Reports.unchanged(Reports.MONDAY.plusDays(6)));
        Path folder = Files.createDirectories(Path.of("target/report"));
        Files.writeString(folder.resolve("week.html"), page(Reports.days(7)));
        runs.add(Reports.failed(
                Reports.MONDAY.plusDays(7),
                "Step conform failed 3 times: Cannot read 2026-01-12.csv: it ends within a quoted field"));
        Files.writeString(folder.resolve("mixed.html"), page(Reports.of(runs)));
        Files.writeString(folder.resolve("half-year.html"), page(Reports.days(167)));

        assertThat(folder.resolve("week.html")).isNotEmptyFile();
    }

    private static Holding holding(String principal, boolean visible) {
        DatasetId sales = DatasetId.of("gold.sales");
        Cell customer = new Cell(
                principal,
                sales,
                "customer",
                visible,
                visible ? Optional.of(Mask.HASH) : Optional.empty(),
                visible ? Optional.of(RowFilter.of("country = 'France'")) : Optional.empty());
        return new Holding(principal, sales, List.of(customer), false, false);
    }

    private static RunRecord withPlan(String plan) {
        return new RunRecord(
                "conform-invoices",
                "2026-01-05",
                1,
                1,
                0,
                0,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(Map.of("silver.x", plan)),
                List.of());
    }

    private static Run run(Report.StepRun step) {
        return new Run(
                Reports.MONDAY,
                Report.Status.SUCCEEDED,
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.empty(),
                List.of(step));
    }

    private static String page(Report report) {
        return ReportPage.toHtml(report, LINEAGE, ACCESS);
    }
}
