package io.lakewarden.cost.price;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;

/**
 * What a unit costs from a quantity on. Where the sources do not agree, or only bound it, it is an interval.
 *
 * @param from the quantity in a month above which it holds
 * @param low the least that it may be
 * @param high the most; the same as {@code low} where it is known
 * @param source where it comes from
 */
public record Tier(BigDecimal from, Usd low, Usd high, Source source) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Tier {
        from = from.signum() == 0 ? BigDecimal.ZERO : from;
        if (low.compareTo(high) > 0 || low.value().signum() < 0) {
            throw new IllegalArgumentException("Invalid price: got " + low + " to " + high + ", expected zero or more");
        }
    }

    /** Whether the price is known, not only bounded. */
    public boolean isExact() {
        return low.equals(high);
    }

    /** The middle of the interval; the price itself where it is exact. */
    public Usd middle() {
        return isExact() ? low : low.plus(high).times(HALF);
    }
}
