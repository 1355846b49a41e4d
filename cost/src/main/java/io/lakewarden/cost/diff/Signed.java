package io.lakewarden.cost.diff;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Costs and their changes as a reader gets them, to the cent. */
public final class Signed {
    private Signed() {}

    /** An amount, as in {@code 1,234.50}. */
    public static String cents(Usd usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.rounded(2).value());
    }

    /** An amount, as in {@code $1,234.50}. */
    static String dollars(Usd usd) {
        return (usd.rounded(2).value().signum() < 0 ? "-$" : "$")
                + String.format(Locale.ROOT, "%,.2f", usd.rounded(2).value().abs());
    }

    /** A change, as in {@code +12.50}; empty where it is none. */
    public static String change(Usd usd) {
        BigDecimal value = usd.value();
        if (value.signum() == 0) {
            return "";
        }

        BigDecimal rounded = usd.rounded(2).value();
        return rounded.signum() == 0
                ? (value.signum() < 0 ? "-" : "+") + "0.00"
                : String.format(Locale.ROOT, "%+,.2f", rounded);
    }

    /** How far it moved, as in {@code +12.3 %}; empty from nothing. */
    public static Optional<String> percent(Usd before, Usd after) {
        if (before.value().signum() == 0) {
            return Optional.empty();
        }

        BigDecimal share = after.minus(before)
                .value()
                .movePointRight(2)
                .divide(before.value(), MathContext.DECIMAL64)
                .setScale(1, RoundingMode.HALF_EVEN);
        return Optional.of(String.format(Locale.ROOT, "%+.1f %%", share));
    }
}
