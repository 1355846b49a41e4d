package io.lakewarden.account.runs;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of a cluster.
 *
 * @param id EMR's
 * @param name in the pipeline, or as it was given
 * @param state in EMR's word
 * @param created when it was submitted
 * @param started when it began, if it did
 * @param ended when it was over, if it is
 * @param failure why it failed, if EMR says
 */
public record LiveStep(
        String id,
        String name,
        String state,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> failure) {
    /** Whether it still waits or runs. */
    public boolean isOpen() {
        return ended.isEmpty() && !state.equals("CANCELLED") && !state.equals("INTERRUPTED");
    }

    /** Whether it did what it was to do. */
    public boolean hasSucceeded() {
        return state.equals("COMPLETED");
    }
}
