package io.lakewarden.cost.estimate.resource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
     * What is stored on average over the month, of the age from {@code fromDays} on and below {@code toDays}, when each
     * month had so much more each day than nothing before the first. In the unit of what came.
     *
     * @param perMonth what came in each month from the first to this one, spread evenly over its days
     */
    public BigDecimal stored(List<BigDecimal> perMonth, int fromDays, int toDays) {
        int before = (int) ChronoUnit.DAYS.between(first.atDay(1), month().atDay(1));
        double[] until = until(perMonth, before + month().lengthOfMonth());
        double sum = 0;
        for (int day = before; day < before + month().lengthOfMonth(); day++) {
            sum += until[Math.max(0, day + 1 - fromDays)] - until[Math.max(0, day + 1 - toDays)];
        }

        return BigDecimal.valueOf(sum / month().lengthOfMonth()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What came in the month of the age of so many days, summed over its days. */
    public BigDecimal passing(List<BigDecimal> perMonth, int days) {
        int before = (int) ChronoUnit.DAYS.between(first.atDay(1), month().atDay(1));
        double[] until = until(perMonth, before + month().lengthOfMonth());
        double came = until[Math.max(0, before + month().lengthOfMonth() - days)] - until[Math.max(0, before - days)];
        return BigDecimal.valueOf(came).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What came until the start of each day, counted from the first day of all. */
    private double[] until(List<BigDecimal> perMonth, int days) {
        double[] until = new double[days + 1];
        int day = 0;
        for (int month = 0; month < perMonth.size(); month++) {
            int length = first.plusMonths(month).lengthOfMonth();
            double perDay = perMonth.get(month).doubleValue() / length;
            for (int index = 0; index < length && day < days; index++, day++) {
                until[day + 1] = until[day] + perDay;
            }
        }

        return until;
    }
}
