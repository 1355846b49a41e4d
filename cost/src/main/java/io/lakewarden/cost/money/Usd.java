package io.lakewarden.cost.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * US dollars, exact. Equal amounts are equal whatever their scale.
 *
 * @param value may be negative, for a difference
 */
public record Usd(BigDecimal value) implements Comparable<Usd> {
    public static final Usd ZERO = new Usd(BigDecimal.ZERO);

    public Usd {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Of a decimal number such as {@code 0.192}. */
    public static Usd of(String value) {
        return new Usd(new BigDecimal(value));
    }

    public Usd plus(Usd other) {
        return new Usd(value.add(other.value));
    }

    public Usd minus(Usd other) {
        return new Usd(value.subtract(other.value));
    }

    /** So many times. */
    public Usd times(BigDecimal factor) {
        return new Usd(value.multiply(factor));
    }

    /** So many times. */
    public Usd times(long factor) {
        return times(BigDecimal.valueOf(factor));
    }

    /** Rounded half even to so many decimals, for printing. */
    public Usd rounded(int decimals) {
        return new Usd(value.setScale(decimals, RoundingMode.HALF_EVEN));
    }

    @Override
    public int compareTo(Usd other) {
        return value.compareTo(other.value);
    }

    /** Without exponent, as in {@code 0.0000054}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
