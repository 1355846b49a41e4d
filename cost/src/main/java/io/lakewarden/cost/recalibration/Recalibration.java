package io.lakewarden.cost.recalibration;

import io.lakewarden.cost.price.PriceKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a bill said about an estimate, and the factors that would have made them equal.
 *
 * @param from first day of the bill
 * @param to its last day
 * @param totalError estimated over billed in total, less one
 * @param lineError the sum of all lines' errors, whatever their signs, over what was billed
 * @param factors billed over estimated
 */
public record Recalibration(
        LocalDate from,
        LocalDate to,
        BigDecimal totalError,
        BigDecimal lineError,
        SortedMap<Meter, BigDecimal> factors) {
    public Recalibration {
        factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    }

    /** What a quantity is to be multiplied by: the factor of the resource, else of the pipeline, else of the rest. */
    public Optional<BigDecimal> factor(PriceKey key, String resourceId, Optional<String> pipeline) {
        return Stream.of(
                        Optional.of(Meter.ofResource(key, resourceId)),
                        pipeline.map(name -> Meter.ofPipeline(key, name)),
                        Optional.of(Meter.ofRest(key)))
                .flatMap(Optional::stream)
                .flatMap(meter -> Optional.ofNullable(factors.get(meter)).stream())
                .findFirst();
    }

    /** As a report's footer says it. */
    public String sentence() {
        return "Recalibrated by the bill of " + from + " to " + to + ", for which the estimate was off by "
                + percent(totalError) + " in total and by " + percent(lineError).replace("+", "")
                + " line by line; " + factors.size() + " factors";
    }

    private static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }
}
