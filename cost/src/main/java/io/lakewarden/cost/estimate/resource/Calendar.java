package io.lakewarden.cost.estimate.resource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The months of an estimate, up to one of them.
 *
 * @param first the first one, with an empty lake
 * @param index of the month that is priced, from 0
 */
public record Calendar(YearMonth first, int index) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 12;

    /** The month that is priced. */
    public YearMonth month() {
        return first.plusMonths(index);
    }

    /** Volume in a month over that of the first. */
    public static BigDecimal growth(BigDecimal percentPerMonth, int month) {
        return BigDecimal.ONE.add(percentPerMonth.divide(HUNDRED)).pow(month, MathContext.DECIMAL64);
    }

    /**
     * Of what came in each month from the first to this one, spread evenly over its days: the share that is there on average
     * over this month, of the age from {@code fromDays} on and below {@code toDays}.
     */
    public List<BigDecimal> stored(int fromDays, int toDays) {
        return shares(came -> IntStream.rangeClosed(1, month().lengthOfMonth())
                .mapToDouble(day -> came.until(day - fromDays) - came.until(day - toDays))
                .average()
                .orElseThrow());
    }

    /** Of the same the share that comes to the age of so many days in this month. */
    public List<BigDecimal> passing(int days) {
        return shares(came -> came.until(month().lengthOfMonth() - days) - came.until(-days));
    }

    private List<BigDecimal> shares(ToDoubleFunction<Came> share) {
        return IntStream.rangeClosed(0, index)
                .mapToObj(month -> share.applyAsDouble(came(first.plusMonths(month))))
                .map(value -> BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN))
                .toList();
    }

    private Came came(YearMonth in) {
        return new Came(ChronoUnit.DAYS.between(month().atDay(1), in.atDay(1)), in.lengthOfMonth());
    }

    /**
     * How a month's volume came.
     *
     * @param start its first day, counted from that of the priced month
     * @param days that it has
     */
    private record Came(long start, int days) {
        /** The share that was there so many days after the start of the priced month. */
        double until(int day) {
            return Math.max(0, Math.min(1, (day - start) / (double) days));
        }
    }
}
