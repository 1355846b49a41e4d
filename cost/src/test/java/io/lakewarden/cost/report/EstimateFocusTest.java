package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateFocusTest {
    private static final Estimate ESTIMATE = etl();

    static Estimate etl() {
        PriceBook book = PriceBook.bundled();
        Inventory etl = Inventory.read(Path.of("src", "test", "resources", "templates", "etl"), Map.of());
        EnvironmentEstimate environment =
                new Estimator(book, YearMonth.of(2026, 1), 100, 1).of("etl", "us-east-1", etl, List.of());
        return new Estimate(book.lock(), 100, 1, List.of(environment));
    }

    @Test
    void hasEveryColumnOfTheFormAndThoseOfAnEstimate() {
        String header = EstimateFocus.of(ESTIMATE).lines().findFirst().orElseThrow();

        assertThat(List.of(header.split(",")))
                .hasSize(57 + 13)
                .doesNotHaveDuplicates()
                .contains(
                        "BilledCost",
                        "BillingAccountId",
                        "BillingAccountName",
                        "BillingCurrency",
                        "BillingPeriodStart",
                        "BillingPeriodEnd",
                        "ChargeCategory",
                        "ChargeClass",
                        "ChargeDescription",
                        "ChargePeriodStart",
                        "ChargePeriodEnd",
                        "ContractedCost",
                        "EffectiveCost",
                        "InvoiceIssuerName",
                        "ListCost",
                        "PricingQuantity",
                        "PricingUnit",
                        "ProviderName",
                        "PublisherName",
                        "ServiceCategory",
                        "ServiceName",
                        "x_EstimateP10",
                        "x_EstimateP50",
                        "x_EstimateP90",
                        "x_Confidence",
                        "x_Driver",
                        "x_Environment",
                        "x_Pipeline",
                        "x_PriceLock");
    }

    @Test
    void itsRowsAreTheLinesAndAddUpToTheMonth() {
        EnvironmentEstimate environment = ESTIMATE.environments().get(0);
        List<NamedCsvRecord> rows = rows();

        assertThat(rows).hasSameSizeAs(environment.lines()).allSatisfy(row -> {
            assertThat(row.getField("ServiceCategory")).isNotEqualTo("Other");
            assertThat(row.getField("BillingCurrency")).isEqualTo("USD");
            assertThat(row.getField("ChargePeriodStart")).isEqualTo("2026-12-01T00:00:00Z");
            assertThat(row.getField("ChargePeriodEnd")).isEqualTo("2027-01-01T00:00:00Z");
            assertThat(row.getField("x_PriceLock")).isEqualTo(ESTIMATE.book().sha256());
            assertThat(row.getField("x_PriceSource")).isNotBlank();
        });
        assertThat(rows.stream()
                        .map(row -> new BigDecimal(row.getField("BilledCost")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .round(new MathContext(12)))
                .isEqualByComparingTo(environment.total().usual().value().round(new MathContext(12)));
    }

    @Test
    void theListPriceOfASpotInstanceIsThatOnDemand(@TempDir Path folder) {
        List<NamedCsvRecord> rows = rows(OursEstimate.of(folder, 0));

        assertThat(rows)
                .filteredOn(row -> row.getField("SkuMeter").startsWith("SpotUsage:"))
                .isNotEmpty()
                .allSatisfy(spot -> {
                    String list = rows.stream()
                            .filter(row -> row.getField("SkuMeter")
                                    .equals(spot.getField("SkuMeter").replace("Spot", "Box")))
                            .filter(row -> row.getField("x_ServiceCode").equals("AmazonEC2"))
                            .findFirst()
                            .orElseThrow()
                            .getField("ContractedUnitPrice");
                    assertThat(spot.getField("ListUnitPrice")).isEqualTo(list);
                    assertThat(new BigDecimal(spot.getField("ListCost")))
                            .isGreaterThan(new BigDecimal(spot.getField("BilledCost")));
                });
        assertThat(rows)
                .filteredOn(row -> !row.getField("SkuMeter").startsWith("SpotUsage:"))
                .allSatisfy(row -> assertThat(row.getField("ListCost")).isEqualTo(row.getField("BilledCost")));
    }

    @Test
    void servicesAreCalledAsAwsCallsThemAndEachHasOneCategory(@TempDir Path folder) {
        assertThat(rows(OursEstimate.of(folder, 0)).stream()
                        .map(row -> row.getField("ServiceName") + ": " + row.getField("ServiceCategory"))
                        .distinct()
                        .sorted())
                .contains(
                        "AWS Key Management Service: Security",
                        "AWS Step Functions: Integration",
                        "Amazon Elastic Compute Cloud: Compute",
                        "Amazon Elastic MapReduce: Analytics",
                        "Amazon Simple Storage Service: Storage",
                        "AmazonCloudWatch: Management and Governance")
                .doesNotContain("EC2: Compute");
        assertThat(PriceBook.bundled().prices("us-east-1"))
                .extracting(price -> price.key().serviceCode())
                .filteredOn(code -> !code.equals("ComputeSavingsPlans"))
                .allSatisfy(code -> assertThat(FocusService.of(code).category())
                        .as(code)
                        .isIn(
                                "Analytics",
                                "Compute",
                                "Databases",
                                "Identity",
                                "Integration",
                                "Management and Governance",
                                "Networking",
                                "Security",
                                "Storage"));
        assertThat(FocusService.of("AmazonNew")).isEqualTo(new FocusService("AmazonNew", "Other"));
    }

    @Test
    void theSameGivesTheSameBytes() {
        assertThat(EstimateFocus.of(etl())).isEqualTo(EstimateFocus.of(ESTIMATE));
    }

    private static List<NamedCsvRecord> rows() {
        return rows(ESTIMATE);
    }

    private static List<NamedCsvRecord> rows(Estimate estimate) {
        return CsvReader.builder().ofNamedCsvRecord(EstimateFocus.of(estimate)).stream()
                .toList();
    }
}
