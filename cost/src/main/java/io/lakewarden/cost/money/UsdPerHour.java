package io.lakewarden.cost.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * A rate that is paid while something runs.
 *
 * @param value of an hour
 */
public record UsdPerHour(Usd value) implements Comparable<UsdPerHour> {
    public static final UsdPerHour ZERO = new UsdPerHour(Usd.ZERO);

    /** What a month has for what is always on. */
    public static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);

    private static final BigDecimal NANOS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    /** Of a decimal number such as {@code 0.192}. */
    public static UsdPerHour of(String value) {
        return new UsdPerHour(Usd.of(value));
    }

    /** Of what is paid for a month, to 34 significant digits. */
    public static UsdPerHour ofMonth(Usd month) {
        return new UsdPerHour(new Usd(month.value().divide(HOURS_OF_A_MONTH, MathContext.DECIMAL128)));
    }

    public UsdPerHour plus(UsdPerHour other) {
        return new UsdPerHour(value.plus(other.value));
    }

    /** So many of them at the same time. */
    public UsdPerHour times(long count) {
        return new UsdPerHour(value.times(count));
    }

    /** What that time costs, to 34 significant digits. */
    public Usd times(Duration time) {
        BigDecimal nanos = BigDecimal.valueOf(time.getSeconds())
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .add(BigDecimal.valueOf(time.getNano()));
        return new Usd(value.value().multiply(nanos).divide(NANOS_PER_HOUR, MathContext.DECIMAL128));
    }

    @Override
    public int compareTo(UsdPerHour other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value + "/h";
    }
}
