package io.lakewarden.cli.gameday.alarm;

import java.time.Instant;
import java.util.Optional;

/** The number that an alarm compares. */
sealed interface Measure {
    /** In a period; empty where there is none. */
    Optional<Double> value(Metrics metrics, Instant from, Instant before);

    /** One metric. */
    record Of(MetricKey key, Metrics.Statistic statistic) implements Measure {
        @Override
        public Optional<Double> value(Metrics metrics, Instant from, Instant before) {
            return metrics.value(key, statistic, from, before);
        }
    }

    /** {@code factor * part / whole}; nothing in a period in which one of both is missing or the whole is zero. */
    record Ratio(double factor, Measure part, Measure whole) implements Measure {
        @Override
        public Optional<Double> value(Metrics metrics, Instant from, Instant before) {
            return whole.value(metrics, from, before)
                    .filter(divisor -> divisor != 0)
                    .flatMap(divisor -> part.value(metrics, from, before).map(dividend -> factor * dividend / divisor));
        }
    }
}
