package io.lakewarden.cost.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cost.backtest.Backtest.Comparison;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.recalibration.Meter;
import io.lakewarden.cost.recalibration.Recalibration;
import io.lakewarden.cost.recalibration.RecalibrationJson;
import io.lakewarden.cost.report.EstimateFocus;
import io.lakewarden.cost.report.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An estimate held against bills that are made from it, some lines changed. */
class BacktestTest {
    private static final String HEADER =
            "bill_payer_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,"
                    + "line_item_usage_account_id,line_item_product_code,product_servicecode,line_item_usage_type,"
                    + "line_item_operation,line_item_resource_id,line_item_usage_amount,line_item_currency_code,"
                    + "line_item_unblended_cost,savings_plan_savings_plan_effective_cost,resource_tags\n";

    private static final Path PLAIN = Path.of("src", "test", "resources", "templates", "plain.json");

    @TempDir
    private Path folder;

    private List<Line> lines;
    private Bills.Owner owner;

    @BeforeEach
    void estimate() {
        EnvironmentEstimate estimate = OursEstimate.of(folder, 0).environments().get(0);
        lines = estimate.lines();
        owner = new Bills.Owner("prod", "333333333333", Map.of("shop-prod-silver-333333333333", silver()));
    }

    @Test
    void theEstimatesOwnExportIsNothingOff() throws IOException {
        Path focus = Files.writeString(folder.resolve("bill.csv"), EstimateFocus.of(OursEstimate.of(folder, 0)));

        Backtest backtest = backtest(Export.FOCUS, focus);

        assertThat(backtest.estimated()).isEqualTo(sum(lines));
        assertThat(backtest.billed()
                        .value()
                        .subtract(backtest.estimated().value())
                        .abs())
                .isLessThan(new BigDecimal("1e-9"));
        assertThat(backtest.lineError())
                .hasValueSatisfying(error -> assertThat(error).isZero());
    }

    @Test
    void aFifthOffLineByLineIsPlausibleAndMoreIsSaidBeforeTheFigures() {
        assertThat(off("0.2").isPlausible()).isTrue();
        assertThat(off("0.2001").isPlausible()).isFalse();
        assertThat(off("1.2").warning())
                .isEqualTo(
                        "Recalibrated by a bill of 2026-10-01 to 2026-10-31 from which the estimate was off by 120.0 %"
                                + " line by line, more than 20 %: bill and estimate may not be about the same thing");
    }

    @Test
    void onlyFiguresThatFollowADoubtfulBillAreDoubtful() {
        assertThat(warnings(off("0.2"))).isEmpty();
        assertThat(warnings(off("1.2"))).containsExactly(off("1.2").warning());
    }

    private static List<String> warnings(Recalibration recalibration) {
        return Sentence.warnings(new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                .recalibrated(recalibration)
                .of("plain", "us-east-1", Inventory.read(PLAIN, Map.of("Stage", "prod")), List.of()));
    }

    private static Recalibration off(String lineError) {
        return new Recalibration(
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                BigDecimal.ZERO,
                new BigDecimal(lineError),
                new TreeMap<>());
    }

    @Test
    void aBillFromAwsIsMatchedByNamePipelineAndServiceAndTheRestIsNotLost() throws IOException {
        Path cur = cur(
                usage(
                        "AmazonS3",
                        "EU-TimedStorage-ByteHrs",
                        "StandardStorage",
                        "shop-prod-silver-333333333333",
                        "10",
                        ""),
                usage(
                        "AmazonEC2",
                        "EU-BoxUsage:m5.4xlarge",
                        "RunInstances",
                        "i-1",
                        "20",
                        "{\"\"user_lakewarden_pipeline\"\":\"\"billing\"\"}"),
                usage("AmazonStates", "EU-StateTransition", "", "", "0.5", ""),
                usage("AmazonAthena", "EUW1-DataScannedInTB", "", "", "3", ""));

        Backtest backtest = backtest(Export.CUR, cur);

        assertThat(comparison(backtest, Meter.ofResource(PriceKeys.S3_STANDARD, silver()))
                        .billed())
                .isEqualTo(Usd.of("10"));
        assertThat(comparison(backtest, Meter.ofPipeline(PriceKeys.onDemand("m5.4xlarge"), "billing"))
                        .billed())
                .isEqualTo(Usd.of("20"));
        assertThat(comparison(backtest, Meter.ofRest(PriceKeys.STATE_TRANSITION))
                        .billed())
                .isEqualTo(Usd.of("0.5"));
        assertThat(backtest.comparisons())
                .filteredOn(each -> each.meter().key().serviceCode().equals("AmazonAthena"))
                .singleElement()
                .satisfies(athena -> {
                    assertThat(athena.estimated()).isEqualTo(Usd.ZERO);
                    assertThat(athena.recalibrated()).isEmpty();
                });
        assertThat(backtest.billed()).isEqualTo(Usd.of("33.5"));
        assertThat(backtest.comparisons().stream().map(Comparison::estimated).reduce(Usd.ZERO, Usd::plus))
                .isEqualTo(backtest.estimated());
    }

    @Test
    void onlyUseOfTheEnvironmentCountsAndACommitmentsShareIsItsCost() throws IOException {
        String line = usage("AmazonStates", "EU-StateTransition", "", "", "1", "");
        Path cur = cur(
                line,
                line.replace("333333333333", "444444444444"),
                line.replace("Usage,", "Tax,"),
                usage(
                        "AmazonStates",
                        "EU-StateTransition",
                        "",
                        "",
                        "8",
                        "{\"\"user_lakewarden_environment\"\":\"\"dev\"\"}"),
                usage("AmazonEC2", "EU-BoxUsage:m5.4xlarge", "RunInstances", "", "5", "")
                        .replace("Usage,", "SavingsPlanCoveredUsage,")
                        .replace(",5,,", ",5,3.65,"));

        Bills bills = Bills.read(Export.CUR, cur, owner, lines);

        assertThat(bills.sums())
                .isEqualTo(new TreeMap<>(Map.of(
                        Meter.ofRest(PriceKeys.STATE_TRANSITION), Usd.of("1"),
                        Meter.ofRest(PriceKeys.onDemand("m5.4xlarge")), Usd.of("3.65"))));
        assertThat(bills.linesOfOthers()).isEqualTo(2);
    }

    @Test
    void aBillOfSomeDaysIsHeldAgainstTheirShare() throws IOException {
        String day = usage("AmazonStates", "EU-StateTransition", "", "", "1", "");
        Path cur = cur(day, day.replace("2026-12-01", "2026-12-10"));

        Backtest backtest = backtest(Export.CUR, cur);

        assertThat(backtest.to()).isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(backtest.estimated().rounded(6))
                .isEqualTo(new Usd(sum(lines)
                                .value()
                                .multiply(new BigDecimal("10"))
                                .divide(new BigDecimal("31"), MathContext.DECIMAL64))
                        .rounded(6));
    }

    @Test
    void theNextEstimateTakesTheFactorsAndOnlySensibleOnes() throws IOException {
        Usd transitions = sum(lines.stream()
                .filter(line -> line.key().equals(PriceKeys.STATE_TRANSITION))
                .toList());
        Path cur = cur(
                usage(
                        "AmazonStates",
                        "EU-StateTransition",
                        "",
                        "",
                        transitions.times(2).toString(),
                        ""),
                usage("AmazonVPC", "EU-VpcEndpoint-Hours", "", "", "0.000001", "")
                        .replace("2026-12-01T01:00:00Z", "2027-01-01T00:00:00Z"));

        Recalibration recalibration = backtest(Export.CUR, cur).recalibration();

        assertThat(recalibration.factor(PriceKeys.STATE_TRANSITION, "any/Thing", Optional.of("billing")))
                .hasValueSatisfying(factor -> assertThat(factor).isEqualByComparingTo("2"));
        assertThat(recalibration.factor(PriceKeys.ENDPOINT_HOUR, "any/Thing", Optional.empty()))
                .hasValueSatisfying(factor -> assertThat(factor).isEqualByComparingTo("1"));
        assertThat(RecalibrationJson.read(RecalibrationJson.of(recalibration).toPrettyString()))
                .isEqualTo(recalibration);
        assertThat(recalibration.sentence())
                .startsWith("Recalibrated by the bill of 2026-12-01 to 2026-12-31, for which");
    }

    @Test
    void gzipIsReadToo() throws IOException {
        Path plain = cur(usage("AmazonStates", "EU-StateTransition", "", "", "1", ""));
        Path zipped = folder.resolve("bill.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(Files.readString(plain).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Bills.read(Export.CUR, zipped, owner, lines).sums())
                .isEqualTo(Bills.read(Export.CUR, plain, owner, lines).sums());
    }

    @Test
    void whatIsNoSuchExportIsRefusedWithItsLine() throws IOException {
        String line = usage("AmazonStates", "EU-StateTransition", "", "", "1", "");

        refuses(
                cur(line.replace(",1,,", ",much,,")),
                "line 2: line_item_unblended_cost: got 'much', expected a number");
        refuses(cur(line.replace("USD", "EUR")), "line 2: it is in EUR, expected USD");
        refuses(
                cur(line.replace("2026-12-01T00:00:00Z", "soon")),
                "line 2: line_item_usage_start_date: got 'soon', expected a time such as 2026-10-01T00:00:00Z");
        refuses(
                cur(line.replace("333333333333", "444444444444")),
                "no use of prod (account 333333333333) is in it, and 1 lines of others");
        refuses(
                cur(line, line.replace("2026-12-01", "2027-01-01")),
                "it is of 2026-12-01 to 2027-01-01, expected days of one month");
    }

    @Test
    void aFileOfAnotherFormSaysWhichColumnsItLacksAndWhichFormsAreKnown() throws IOException {
        Path legacy = Files.writeString(
                folder.resolve("legacy.csv"),
                HEADER.replace("line_item_", "lineItem/").replace("bill_", "bill/"));
        Path focus = Files.writeString(folder.resolve("focus.csv"), EstimateFocus.of(OursEstimate.of(folder, 0)));
        Path foreign = Files.writeString(
                folder.resolve("azure.csv"),
                "ChargeCategory,ChargePeriodStart,BillingCurrency,EffectiveCost,SkuId\nUsage,2026-12-01,USD,1,a\n");

        refuses(
                legacy,
                "it is no Cost and Usage Report 2.0, for want of the columns line_item_line_item_type,"
                        + " line_item_usage_start_date, line_item_product_code, line_item_usage_type,"
                        + " line_item_currency_code, line_item_unblended_cost; known are Cost and Usage Report 2.0 (--cur)"
                        + " and FOCUS 1.0 or 1.2 with AWS's columns (--focus)");
        refuses(
                focus,
                "it is no Cost and Usage Report 2.0, for want of the columns line_item_line_item_type,"
                        + " line_item_usage_start_date, line_item_product_code, line_item_usage_type,"
                        + " line_item_currency_code, line_item_unblended_cost; it is FOCUS 1.0 or 1.2 with AWS's columns:"
                        + " give it with --focus");
        refuses(
                Export.FOCUS,
                foreign,
                "it is no FOCUS 1.0 or 1.2 with AWS's columns, for want of the columns x_ServiceCode, x_UsageType or"
                        + " SkuMeter; known are Cost and Usage Report 2.0 (--cur) and FOCUS 1.0 or 1.2 with AWS's columns"
                        + " (--focus)");
        refuses(folder.resolve("none.csv"), "there is no such file");
        refuses(Files.writeString(folder.resolve("empty.csv"), ""), "it is empty");
        refuses(
                Files.write(folder.resolve("broken.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 0}),
                "it cannot be read: Unsupported compression method");
    }

    private void refuses(Path file, String why) {
        refuses(Export.CUR, file, why);
    }

    private void refuses(Export export, Path file, String why) {
        assertThatThrownBy(() -> Bills.read(export, file, owner, lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private Backtest backtest(Export export, Path file) {
        return Backtest.of(Bills.read(export, file, owner, lines), lines, lines);
    }

    private String silver() {
        return lines.stream()
                .filter(line -> line.zone().equals(Optional.of("silver")))
                .map(Line::resourceId)
                .findFirst()
                .orElseThrow();
    }

    private Path cur(String... usage) throws IOException {
        return Files.writeString(folder.resolve("cur.csv"), HEADER + String.join("", usage));
    }

    private static String usage(
            String product, String usageType, String operation, String resource, String cost, String tags) {
        return "111111111111,Usage,2026-12-01T00:00:00Z,2026-12-01T01:00:00Z,333333333333," + product + "," + product
                + "," + usageType + ","
                + operation + "," + resource + ",1,USD," + cost + ",," + (tags.isEmpty() ? "" : "\"" + tags + "\"")
                + "\n";
    }

    private static Comparison comparison(Backtest backtest, Meter meter) {
        return backtest.comparisons().stream()
                .filter(each -> each.meter().equals(meter))
                .findFirst()
                .orElseThrow();
    }

    private static Usd sum(List<Line> lines) {
        return lines.stream().map(line -> line.cost().usual()).reduce(Usd.ZERO, Usd::plus);
    }
}
