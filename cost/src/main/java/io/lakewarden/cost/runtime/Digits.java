package io.lakewarden.cost.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Sizes in sentences. */
final class Digits {
    private static final int DIGITS = 4;
    private static final double FIVE_DIGITS = 9999.5;

    private Digits() {}

    /** Four significant digits, never with an exponent. */
    static String of(double value) {
        return value < FIVE_DIGITS
                ? String.format(Locale.ROOT, "%.4g", value)
                : String.format(Locale.ROOT, "%,.0f", new BigDecimal(value).round(new MathContext(DIGITS)));
    }
}
