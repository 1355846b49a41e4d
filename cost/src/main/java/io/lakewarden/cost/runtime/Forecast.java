package io.lakewarden.cost.runtime;

import java.time.Duration;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How long a job takes, as a distribution: the logarithm of its time is Student's about that of the median.
 *
 * @param medianSeconds above zero
 * @param spread scale of the logarithm, above zero
 * @param degreesOfFreedom of Student's distribution; infinite makes it normal
 */
public record Forecast(double medianSeconds, double spread, double degreesOfFreedom) {
    public Forecast {
        if (!(medianSeconds > 0) || !(spread > 0) || !(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("Invalid forecast: got " + medianSeconds + " s, spread " + spread + ", "
                    + degreesOfFreedom + " degrees of freedom");
        }
    }

    /** The time that it stays within with a probability between 0 and 1. */
    public Duration quantile(double probability) {
        return at(score(probability));
    }

    /** The time at a score: so many spreads above the median. */
    public Duration at(double score) {
        return duration(medianSeconds * Math.exp(spread * score));
    }

    /** The score of a probability, the same for all forecasts of as many degrees of freedom. */
    public double score(double probability) {
        return standard().inverseCumulativeProbability(probability);
    }

    /** The probability that it stays within a time. */
    public double within(Duration time) {
        double seconds = time.toNanos() / 1e9;
        return seconds <= 0 ? 0 : standard().cumulativeProbability(Math.log(seconds / medianSeconds) / spread);
    }

    /** The same if all takes so many times as long. */
    public Forecast slower(double times) {
        return new Forecast(medianSeconds * times, spread, degreesOfFreedom);
    }

    /** The same with more uncertainty, of so much spread and independent of what is there. */
    public Forecast wider(double added) {
        return new Forecast(medianSeconds, Math.hypot(spread, added), degreesOfFreedom);
    }

    private RealDistribution standard() {
        return Double.isInfinite(degreesOfFreedom) ? new NormalDistribution() : new TDistribution(degreesOfFreedom);
    }

    private static Duration duration(double seconds) {
        return seconds < Long.MAX_VALUE / 1e9
                ? Duration.ofNanos((long) (seconds * 1e9))
                : Duration.ofSeconds(Long.MAX_VALUE / 1_000_000_000);
    }
}
