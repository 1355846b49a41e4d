package io.lakewarden.stepfunctions.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Waits.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param input what it looks at
 * @param output what it hands on
 * @param until how long
 * @param transition where it goes on
 */
public record WaitState(
        String name, String comment, Selection input, Selection output, Until until, Transition transition)
        implements State {
    /** How long to wait. */
    public sealed interface Until {
        /** For whole seconds. */
        record Elapsed(Duration duration) implements Until {}

        /** Until a moment. */
        record Moment(Instant instant) implements Until {}

        /** For the seconds found at a path of the input. */
        record SecondsAt(String path) implements Until {}

        /** Until the timestamp found at a path of the input. */
        record TimestampAt(String path) implements Until {}

        /** One answer per kind. */
        default <R> R match(
                Function<Elapsed, R> elapsed,
                Function<Moment, R> moment,
                Function<SecondsAt, R> secondsAt,
                Function<TimestampAt, R> timestampAt) {
            if (this instanceof Elapsed anElapsed) {
                return elapsed.apply(anElapsed);
            }

            if (this instanceof Moment aMoment) {
                return moment.apply(aMoment);
            }

            if (this instanceof SecondsAt aSecondsAt) {
                return secondsAt.apply(aSecondsAt);
            }

            return timestampAt.apply((TimestampAt) this);
        }
    }

    @Override
    public String type() {
        return "Wait";
    }
}
