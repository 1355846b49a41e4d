package io.lakewarden.cost.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * The month's bill in the columns of FOCUS 1.2, the FinOps Foundation's form of a bill, so that it can be laid beside the
 * real one. A row is a line of the estimate. What is not known before there is a bill, such as the account, is empty;
 * what only an estimate knows is in columns that begin with {@code x_}.
 */
public final class EstimateFocus {
    private static final String AMAZON = "AWS";
    private static final String SPOT = "SpotUsage:";

    private EstimateFocus() {}

    public static String of(Estimate estimate) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(FocusColumns.ALL);
            estimate.environments().forEach(environment -> environment.lines().forEach(line -> {
                Map<String, String> row = row(estimate, environment, line);
                csv.writeRecord(FocusColumns.ALL.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList());
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return text.toString();
    }

    private static Map<String, String> row(Estimate estimate, EnvironmentEstimate environment, Line line) {
        Map<String, String> row = new TreeMap<>();
        charge(row, environment.month(), line);
        money(row, line, listPrice(environment, line));
        resource(row, environment, line);
        extension(row, estimate, line);
        return row;
    }

    private static void charge(Map<String, String> row, YearMonth month, Line line) {
        String start = month + "-01T00:00:00Z";
        String end = month.plusMonths(1) + "-01T00:00:00Z";
        row.put("BillingCurrency", "USD");
        row.put("PricingCurrency", "USD");
        row.put("BillingPeriodStart", start);
        row.put("BillingPeriodEnd", end);
        row.put("ChargePeriodStart", start);
        row.put("ChargePeriodEnd", end);
        row.put("ChargeCategory", "Usage");
        row.put("ChargeFrequency", "Usage-Based");
        row.put("ChargeDescription", line.what() + "; " + line.derivation());
        row.put("InvoiceIssuerName", AMAZON);
        row.put("ProviderName", AMAZON);
        row.put("PublisherName", AMAZON);
        FocusService service = FocusService.of(line.key().serviceCode());
        row.put("ServiceCategory", service.category());
        row.put("ServiceName", service.name());
    }

    /** A spot instance's list price is that of the same instance on demand, which stands in for what does not come. */
    private static Usd listPrice(EnvironmentEstimate environment, Line line) {
        String usageType = line.key().usageType();
        return environment.lines().stream()
                .filter(other -> usageType.startsWith(SPOT)
                        && other.key().equals(PriceKeys.onDemand(usageType.substring(SPOT.length()))))
                .map(Line::unitPrice)
                .findFirst()
                .orElse(line.unitPrice());
    }

    /** Nothing is negotiated or committed to before there is a bill: what is billed, contracted and effective is one. */
    private static void money(Map<String, String> row, Line line, Usd listPrice) {
        String cost = number(line.cost().usual());
        row.put("BilledCost", cost);
        row.put("EffectiveCost", cost);
        row.put("ContractedCost", cost);
        row.put("ListCost", listPrice.equals(line.unitPrice()) ? cost : number(listPrice.times(line.quantity())));
        row.put("ListUnitPrice", number(listPrice));
        row.put("ContractedUnitPrice", number(line.unitPrice()));
        row.put("PricingQuantity", number(line.quantity()));
        row.put("PricingUnit", line.unit());
        row.put("ConsumedQuantity", number(line.quantity()));
        row.put("ConsumedUnit", line.unit());
        row.put("PricingCategory", line.key().usageType().startsWith(SPOT) ? "Dynamic" : "Standard");
    }

    private static void resource(Map<String, String> row, EnvironmentEstimate environment, Line line) {
        row.put("RegionId", environment.region());
        row.put("RegionName", environment.region());
        row.put("ResourceId", line.resourceId());
        row.put("ResourceName", line.path());
        row.put("ResourceType", line.resourceType());
        row.put("SkuMeter", line.key().usageType());
    }

    private static void extension(Map<String, String> row, Estimate estimate, Line line) {
        row.put("x_ServiceCode", line.key().serviceCode());
        row.put("x_UsageType", line.key().usageType());
        row.put("x_Operation", line.key().operation());
        row.put("x_EstimateP10", number(line.cost().p10()));
        row.put("x_EstimateP50", number(line.cost().p50()));
        row.put("x_EstimateP90", number(line.cost().p90()));
        row.put("x_Confidence", Words.lower(line.trust()));
        row.put("x_Driver", Words.lower(line.basis()));
        row.put("x_Environment", line.environment());
        row.put("x_Pipeline", line.pipeline().orElse(""));
        row.put("x_Zone", line.zone().orElse(""));
        row.put("x_PriceSource", line.tiers().get(0).source().toString());
        row.put("x_PriceLock", estimate.book().sha256());
    }

    private static String number(Usd usd) {
        return number(usd.value());
    }

    private static String number(BigDecimal value) {
        return value.round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }
}
