package io.lakewarden.infra.costguard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a run may cost, and by which rates it is priced as soon as it is over, in dollars.
 *
 * @param atMost nineteen runs in twenty should cost no more
 * @param clusterPerHour what its cluster usually costs an hour
 * @param beside what it causes besides its cluster
 */
public record RunPrice(BigDecimal atMost, BigDecimal clusterPerHour, BigDecimal beside) {
    private static final Duration YEAR = Duration.ofDays(365);

    public RunPrice {
        if (clusterPerHour.signum() <= 0 || atMost.compareTo(beside) <= 0) {
            throw new IllegalArgumentException("Invalid budget: got a run of " + atMost.subtract(beside)
                    + " dollars at " + clusterPerHour + " dollars an hour, expected both to be more than 0");
        }
    }

    /** How long the cluster may run until the run costs that much, a year at most. */
    Duration clusterTime() {
        BigDecimal seconds = atMost.subtract(beside)
                .multiply(BigDecimal.valueOf(3600))
                .divide(clusterPerHour, 0, RoundingMode.HALF_UP);
        return Duration.ofSeconds(
                seconds.min(BigDecimal.valueOf(YEAR.toSeconds())).longValue());
    }
}
