package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Extent;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A line's cost as a product.
 *
 * @param price of a unit, on average
 * @param quantity how many of it there are
 * @param hours each time that it is there; 1 where time is no part of it
 * @param usage how often or how much runs make of it; 1 where they have no part in it
 */
record Product(BigDecimal price, BigDecimal quantity, BigDecimal hours, BigDecimal usage) {
    static Product of(Line line) {
        BigDecimal price = line.unitPrice().value();
        return line.extent()
                .filter(extent -> extent.total().signum() > 0)
                .map(extent -> new Product(price, count(line, extent), extent.hours(), extent.times()))
                .orElseGet(() -> line.basis() == Basis.FIXED
                        ? new Product(price, line.quantity(), BigDecimal.ONE, BigDecimal.ONE)
                        : new Product(price, BigDecimal.ONE, BigDecimal.ONE, line.quantity()));
    }

    private static BigDecimal count(Line line, Extent extent) {
        return line.quantity().divide(extent.total(), MathContext.DECIMAL128);
    }

    /** Whether no factor differs by more than rounding makes of equal ones. */
    boolean is(Product other) {
        return same(price, other.price)
                && same(quantity, other.quantity)
                && same(hours, other.hours)
                && same(usage, other.usage);
    }

    private static boolean same(BigDecimal one, BigDecimal two) {
        return one.round(MathContext.DECIMAL64).compareTo(two.round(MathContext.DECIMAL64)) == 0;
    }
}
