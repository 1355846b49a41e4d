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
    /** Line by line; what estimates in the field's first stage are off by (FinOps Framework, Forecasting: crawl). */
    public static final BigDecimal MOST_ERROR = new BigDecimal("0.2");

    /** The same in its last stage (run). */
    public static final BigDecimal GOOD_ERROR = new BigDecimal("0.12");

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

    /** Whether bill and estimate are about the same thing, as far as their distance tells. */
    public boolean isPlausible() {
        return lineError.compareTo(MOST_ERROR) <= 0;
    }

    /** As a report's footer says it. */
    public String sentence() {
        return "Recalibrated by the bill of " + from + " to " + to + ", for which the estimate was off by "
                + percent(totalError) + " in total and by " + percent(lineError).replace("+", "")
                + " line by line; " + factors.size() + " factors";
    }

    /** Where it is not plausible: what a report says before its figures. */
    public String warning() {
        return "Recalibrated by a bill of " + from + " to " + to + " from which the estimate was off by "
                + percent(lineError).replace("+", "") + " line by line, more than "
                + MOST_ERROR.movePointRight(2).toPlainString()
                + " %: bill and estimate may not be about the same thing";
    }

    private static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }
}
