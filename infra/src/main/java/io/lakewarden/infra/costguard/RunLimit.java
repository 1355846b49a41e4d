package io.lakewarden.infra.costguard;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run is too long, and when it is too dear.
 *
 * @param pipeline whose
 * @param clusterAge older its cluster shall not become
 * @param time after which its cluster has cost more than nineteen runs in twenty should; empty where no cost of runs is
 *     committed
 */
public record RunLimit(String pipeline, Duration clusterAge, Optional<Duration> time) {
    public RunLimit {
        if (clusterAge.isZero() || clusterAge.isNegative()) {
            throw new IllegalArgumentException("Invalid budget: got a cluster of " + clusterAge.toMinutes()
                    + " minutes for " + pipeline + ", expected more than 0");
        }
    }
}
