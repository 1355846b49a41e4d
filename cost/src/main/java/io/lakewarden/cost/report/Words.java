package io.lakewarden.cost.report;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as a reader gets them: unit prices exact, totals to the cent, headlines no finer than they are known. */
public final class Words {
    private Words() {}

    /** To the cent. */
    public static String cents(Usd usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.value());
    }

    /** To the cent, with its sign. */
    public static String signed(Usd usd) {
        return String.format(Locale.ROOT, "%+,.2f", usd.value());
    }

    /** A number as it is, with its thousands apart. */
    public static String grouped(BigDecimal value) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** Two significant digits: more would claim more than is known. */
    public static String about(Usd usd) {
        BigDecimal size = usd.value().abs();
        String form =
                size.compareTo(BigDecimal.ONE) < 0 ? "%,.2f" : size.compareTo(BigDecimal.TEN) < 0 ? "%,.1f" : "%,.0f";
        return "$" + String.format(Locale.ROOT, form, usd.value().round(new MathContext(2)));
    }

    /** Four significant digits, without an exponent. */
    public static String few(BigDecimal value) {
        return value.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** Eight significant digits, without an exponent. */
    public static String exact(BigDecimal value) {
        return value.signum() == 0
                ? "0"
                : value.round(new MathContext(8)).stripTrailingZeros().toPlainString();
    }

    /** A share from 0 to 1. */
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN) + " %";
    }

    /**
     * A share of runs that end in time, to the digits that its target has, one at least. Misses are rounded up, so what
     * misses its target is never printed as it.
     */
    public static String inTime(BigDecimal share, BigDecimal target) {
        return share.movePointRight(2).setScale(digits(target), RoundingMode.FLOOR) + " %";
    }

    /** The share of runs that shall end in time, as it is. */
    public static String target(BigDecimal target) {
        return target.movePointRight(2).setScale(digits(target), RoundingMode.HALF_EVEN) + " %";
    }

    private static int digits(BigDecimal target) {
        return Math.max(1, target.movePointRight(2).stripTrailingZeros().scale());
    }

    /** An identifier in the page. */
    public static String id(String... parts) {
        return String.join("-", parts).replaceAll("[^A-Za-z0-9]", "-");
    }

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
