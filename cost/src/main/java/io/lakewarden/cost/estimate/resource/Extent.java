package io.lakewarden.cost.estimate.resource;

import java.math.BigDecimal;

/**
 * How long and how often something is there in a month. What is billed for it is its count, times the two.
 *
 * @param hours each time
 * @param times in the month
 */
public record Extent(BigDecimal hours, BigDecimal times) {
    /** What is always on: once, the whole month. */
    static final Extent ALWAYS = new Extent(Context.HOURS_PER_MONTH, BigDecimal.ONE);

    /** Hours in the month, all together. */
    public BigDecimal total() {
        return hours.multiply(times);
    }
}
