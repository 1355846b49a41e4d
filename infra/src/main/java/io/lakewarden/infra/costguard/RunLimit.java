package io.lakewarden.infra.costguard;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run is too long, and when it is too dear.
 *
 * @param pipeline whose
 * @param clusterAge older its cluster shall not become
 * @param price of a run; empty where no cost of runs is committed
 */
public record RunLimit(String pipeline, Duration clusterAge, Optional<RunPrice> price) {
    public RunLimit {
        if (clusterAge.isZero() || clusterAge.isNegative()) {
            throw new IllegalArgumentException("Invalid budget: got a cluster of " + clusterAge.toMinutes()
                    + " minutes for " + pipeline + ", expected more than 0");
        }
    }

    /** After which its cluster at its usual size has cost as much as the run may; empty where no cost is committed. */
    public Optional<Duration> time() {
        return price.map(RunPrice::clusterTime);
    }
}
