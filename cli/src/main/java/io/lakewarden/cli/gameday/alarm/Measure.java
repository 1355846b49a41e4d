package io.lakewarden.cli.gameday.alarm;

import java.time.Instant;
import java.util.Optional;

/** The number that an alarm compares. */
interface Measure {
    /** In a period; empty where there is none. */
    Optional<Double> value(Metrics metrics, Instant from, Instant before);
}
