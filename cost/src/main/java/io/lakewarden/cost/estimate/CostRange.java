package io.lakewarden.cost.estimate;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * What something costs. The usual costs of parts add up to the whole's; the three others do not.
 *
 * @param usual with every input at its usual value, exact
 * @param p10 one time in ten it is less, to a hundredth of a cent
 * @param p50 as often more as less
 * @param p90 one time in ten it is more
 */
public record CostRange(Usd usual, Usd p10, Usd p50, Usd p90) {
    private static final int DECIMALS = 4;

    /** One that is known for sure. */
    static CostRange sure(Usd usd) {
        return new CostRange(usd, usd, usd, usd);
    }

    /** From draws; the usual value for all three where there are none. */
    static CostRange of(Usd usual, double[] draws, int count) {
        if (count == 0) {
            return sure(usual);
        }

        double[] sorted = Arrays.copyOf(draws, count);
        Arrays.sort(sorted);
        return new CostRange(usual, quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    private static Usd quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        double value = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        return usd(value);
    }

    static Usd usd(double value) {
        return new Usd(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
