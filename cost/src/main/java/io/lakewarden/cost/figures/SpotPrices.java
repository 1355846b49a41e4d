package io.lakewarden.cost.figures;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBookWriter;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Spot prices: as measured in each zone where that was done; elsewhere from the Spot Advisor's savings, with the spread
 * over zones that the measured ones have.
 */
final class SpotPrices {
    private static final String ON_DEMAND = "BoxUsage:";

    private final List<NamedCsvRecord> measured;
    private final List<NamedCsvRecord> advisor;

    SpotPrices(List<NamedCsvRecord> measured, List<NamedCsvRecord> advisor) {
        this.measured = measured;
        this.advisor = advisor;
    }

    void addTo(PriceBookWriter writer, List<Price> instances) {
        Map<List<String>, Price> onDemand = new TreeMap<>(Comparator.comparing(List::toString));
        instances.forEach(price ->
                onDemand.put(List.of(price.region(), price.key().usageType().substring(ON_DEMAND.length())), price));
        BigDecimal least = median(row -> ratio(row, "spot_min"));
        BigDecimal most = median(row -> ratio(row, "spot_max"));
        for (NamedCsvRecord row : advisor) {
            List<String> where = List.of(row.getField("region"), row.getField("instance_type"));
            if (onDemand.containsKey(where)) {
                writer.addSpot(where.get(0), where.get(1), advised(row, onDemand.get(where), least, most));
            }
        }

        measured.forEach(row -> writer.addSpot(
                row.getField("region"),
                row.getField("instance_type"),
                new SpotPrice(
                        UsdPerHour.of(row.getField("spot_min")),
                        UsdPerHour.of(row.getField("spot_mean")),
                        UsdPerHour.of(row.getField("spot_max")),
                        Integer.parseInt(row.getField("az_count")),
                        Figure.source(row))));
    }

    private static SpotPrice advised(NamedCsvRecord row, Price onDemand, BigDecimal least, BigDecimal most) {
        BigDecimal share = BigDecimal.ONE.subtract(new BigDecimal(row.getField("savings_vs_od_pct")).movePointLeft(2));
        BigDecimal mean = onDemand.first().middle().value().multiply(share);
        Source source = Figure.source(row);
        return new SpotPrice(
                rate(mean.multiply(least)),
                rate(mean),
                rate(mean.multiply(most)),
                0,
                new Source(
                        "savings on the on-demand price, " + source.name(),
                        source.date(),
                        onDemand.trust().and(Trust.DERIVED)));
    }

    private static UsdPerHour rate(BigDecimal usd) {
        return new UsdPerHour(new Usd(usd.setScale(4, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal ratio(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column))
                .divide(new BigDecimal(row.getField("spot_mean")), MathContext.DECIMAL64);
    }

    private BigDecimal median(Function<NamedCsvRecord, BigDecimal> of) {
        return measured.stream()
                .map(of)
                .sorted()
                .skip(measured.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
