package io.lakewarden.cost.runtime;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How long a cluster takes from its request to its first step: machines, bootstrap, Kerberos and TLS. The logarithm is
 * normal on either side of the usual time, each with its own width.
 *
 * @param little one start in ten takes less
 * @param usual one in two
 * @param much one in ten takes more
 */
public record ClusterStart(Duration little, Duration usual, Duration much) {
    /** Assumed, not measured. */
    public static final ClusterStart ASSUMED = about(Duration.ofMinutes(12));

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double TENTH = NORMAL.inverseCumulativeProbability(0.9);
    private static final int PARTS = 10;

    public ClusterStart {
        if (little.isNegative() || little.compareTo(usual) > 0 || usual.compareTo(much) > 0) {
            throw new IllegalArgumentException(
                    "Invalid start: got " + little + ", " + usual + " and " + much + ", expected them to rise");
        }
    }

    /** Half of that one time in ten, and half as much again one time in ten. */
    public static ClusterStart about(Duration usual) {
        return new ClusterStart(usual.dividedBy(2), usual, usual.plus(usual.dividedBy(2)));
    }

    /** Always the same. */
    public static ClusterStart exactly(Duration time) {
        return new ClusterStart(time, time, time);
    }

    /** As they come: the middles of ten parts that are equally likely; one time alone where it is always the same. */
    List<Duration> asTheyCome() {
        return little.equals(much)
                ? List.of(usual)
                : IntStream.range(0, PARTS)
                        .mapToObj(part -> quantile((part + 0.5) / PARTS))
                        .toList();
    }

    private Duration quantile(double probability) {
        double score = NORMAL.inverseCumulativeProbability(probability) / TENTH;
        Duration end = score < 0 ? little : much;
        double times = Math.pow((double) end.toMillis() / usual.toMillis(), Math.abs(score));
        return Duration.ofMillis(Math.round(usual.toMillis() * times));
    }
}
