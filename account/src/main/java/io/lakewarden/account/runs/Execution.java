package io.lakewarden.account.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a state machine.
 *
 * @param arn of the execution
 * @param machineArn of its machine
 * @param name unique within the machine
 * @param status how far it is
 * @param started when
 * @param stopped when, if it is over
 * @param input what it was given, as JSON; absent where only a list was read
 * @param failure what it failed of, if it did and it is known
 */
public record Execution(
        String arn,
        String machineArn,
        String name,
        Status status,
        Instant started,
        Optional<Instant> stopped,
        Optional<String> input,
        Optional<Failure> failure) {
    /** How far an execution is. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED,
        PENDING_REDRIVE
    }

    /**
     * Why one failed.
     *
     * @param error the error's name
     * @param cause in words, or in JSON where EMR says it
     */
    public record Failure(String error, String cause) {}

    /** Whether nothing happens in it any more. */
    public boolean isOver() {
        return switch (status) {
            case RUNNING, PENDING_REDRIVE -> false;
            case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> true;
        };
    }

    /** How long it took, or has taken by then. */
    public Duration took(Instant now) {
        return Duration.between(started, stopped.orElse(now));
    }
}
