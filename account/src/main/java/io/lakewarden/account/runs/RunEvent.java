package io.lakewarden.account.runs;

import java.time.Instant;

/**
 * What happened in an execution.
 *
 * @param id counts up within the execution
 * @param at when
 * @param kind of event
 * @param what the state that was entered, or what it failed of
 */
public record RunEvent(long id, Instant at, Kind kind, String what) {
    /** What a reader is told of; the rest of a history is not. */
    public enum Kind {
        ENTERED,
        FAILED
    }
}
