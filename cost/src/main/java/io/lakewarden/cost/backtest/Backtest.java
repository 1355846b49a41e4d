package io.lakewarden.cost.backtest;

import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.recalibration.Meter;
import io.lakewarden.cost.recalibration.Recalibration;
import io.lakewarden.cost.recalibration.RecalibrationJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An estimate held against the bill of the same days.
 *
 * @param from first day
 * @param to last day
 * @param comparisons of everything that was estimated or billed, the largest difference first
 * @param estimated in total
 * @param billed in total
 */
public record Backtest(LocalDate from, LocalDate to, List<Comparison> comparisons, Usd estimated, Usd billed) {
    private static final int DECIMALS = 4;

    /**
     * One thing that is billed.
     *
     * @param meter what, and whose
     * @param estimated zero if it was not
     * @param billed zero if it was not
     * @param recalibrated its factor for the next estimate: one where the two are too far apart to be about the same
     *     thing; empty where nothing was estimated
     */
    public record Comparison(Meter meter, Usd estimated, Usd billed, Optional<BigDecimal> recalibrated) {
        /** Estimated less billed. */
        public Usd difference() {
            return estimated.minus(billed);
        }

        /** The difference over what was billed; empty where nothing was. */
        public Optional<BigDecimal> error() {
            return share(difference(), billed);
        }
    }

    public Backtest {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Compares.
     *
     * @param lines of the estimate of the bill's month, as it was made: with the factors of bills before
     * @param bare the same lines without any factor, from which the next factors follow
     */
    public static Backtest of(Bills bills, List<Line> lines, List<Line> bare) {
        SortedMap<Meter, Usd> billed = bills.sums();
        SortedMap<Meter, Usd> estimated = sums(bills, lines, billed);
        SortedMap<Meter, Usd> without = sums(bills, bare, billed);
        SortedSet<Meter> meters = new TreeSet<>(billed.keySet());
        meters.addAll(estimated.keySet());
        List<Comparison> comparisons = new ArrayList<>();
        for (Meter meter : meters) {
            Usd paid = billed.getOrDefault(meter, Usd.ZERO);
            comparisons.add(new Comparison(
                    meter,
                    estimated.getOrDefault(meter, Usd.ZERO),
                    paid,
                    share(paid, without.getOrDefault(meter, Usd.ZERO))
                            .map(factor -> RecalibrationJson.isTaken(factor) ? factor : BigDecimal.ONE)));
        }

        comparisons.sort(Comparator.comparing((Comparison each) -> absolute(each.difference()))
                .reversed()
                .thenComparing(Comparison::meter));
        return new Backtest(bills.from(), bills.to(), comparisons, sum(estimated), sum(billed));
    }

    /** Estimated over billed in total, less one; empty where nothing was billed. */
    public Optional<BigDecimal> totalError() {
        return share(estimated.minus(billed), billed);
    }

    /** The sum of all differences, whatever their signs, over what was billed; empty where nothing was. */
    public Optional<BigDecimal> lineError() {
        return share(
                comparisons.stream().map(each -> absolute(each.difference())).reduce(Usd.ZERO, Usd::plus), billed);
    }

    /** What the next estimate takes from it. */
    public Recalibration recalibration() {
        SortedMap<Meter, BigDecimal> factors = new TreeMap<>();
        comparisons.forEach(each -> each.recalibrated().ifPresent(factor -> factors.put(each.meter(), factor)));
        return new Recalibration(
                from, to, totalError().orElse(BigDecimal.ZERO), lineError().orElse(BigDecimal.ZERO), factors);
    }

    /** Lines by the closest owner that the bill knows for what they are billed as. */
    private static SortedMap<Meter, Usd> sums(Bills bills, List<Line> lines, SortedMap<Meter, Usd> billed) {
        BigDecimal days =
                BigDecimal.valueOf(bills.to().getDayOfMonth() - bills.from().getDayOfMonth() + 1L);
        BigDecimal all = BigDecimal.valueOf(bills.from().lengthOfMonth());
        SortedMap<Meter, Usd> sums = new TreeMap<>();
        for (Line line : lines) {
            Usd cost = line.cost().usual();
            Usd ofDays = days.equals(all)
                    ? cost
                    : new Usd(cost.value().multiply(days).divide(all, MathContext.DECIMAL64));
            sums.merge(meter(line, billed), ofDays, Usd::plus);
        }

        return sums;
    }

    private static Meter meter(Line line, SortedMap<Meter, Usd> billed) {
        Meter resource = Meter.ofResource(line.key(), line.resourceId());
        if (billed.containsKey(resource)) {
            return resource;
        }

        return line.pipeline()
                .map(name -> Meter.ofPipeline(line.key(), name))
                .filter(billed::containsKey)
                .orElseGet(() -> Meter.ofRest(line.key()));
    }

    private static Usd sum(SortedMap<Meter, Usd> sums) {
        return sums.values().stream().reduce(Usd.ZERO, Usd::plus);
    }

    private static Usd absolute(Usd usd) {
        return new Usd(usd.value().abs());
    }

    private static Optional<BigDecimal> share(Usd part, Usd whole) {
        return whole.value().signum() <= 0
                ? Optional.empty()
                : Optional.of(part.value()
                        .divide(whole.value(), DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros());
    }
}
