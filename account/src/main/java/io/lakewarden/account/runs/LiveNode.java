package io.lakewarden.account.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance of a cluster, there or gone.
 *
 * @param role what it does
 * @param instanceType EC2's name
 * @param isSpot whether EC2 may take it back
 * @param created when it was asked for
 * @param ended when it went, if it did
 */
public record LiveNode(Role role, String instanceType, boolean isSpot, Instant created, Optional<Instant> ended) {
    /** What an instance does; in EMR's words. */
    public enum Role {
        MASTER,
        CORE,
        TASK
    }

    /** Whether it is there. */
    public boolean isUp() {
        return ended.isEmpty();
    }

    /** How long it was there by then. */
    public Duration lived(Instant now) {
        return Duration.between(created, ended.orElse(now));
    }
}
