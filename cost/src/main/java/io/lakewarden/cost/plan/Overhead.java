package io.lakewarden.cost.plan;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What a run takes beside its jobs: the cluster's start, and the time until the end of each stage is seen.
 *
 * @param start of a cluster, with all its bootstrap actions
 * @param stages that run one after the other, one or more; taken to be equally long
 * @param seenAfter when something that took so long is seen to have ended; never sooner
 */
public record Overhead(Duration start, int stages, UnaryOperator<Duration> seenAfter) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public Overhead {
        if (stages < 1 || start.isNegative()) {
            throw new IllegalArgumentException(
                    "Invalid overhead: got " + start + " and " + stages + " stages, expected one or more");
        }
    }

    /** Where every end is seen at once. */
    public static Overhead withoutPolling(Duration start) {
        return new Overhead(start, 1, time -> time);
    }

    /** From the start of the run to the end of its last stage being seen, if its jobs take so long. */
    public Duration elapsed(Duration jobs) {
        Duration stage = min(jobs, LONGEST).dividedBy(stages);
        return seenAfter.apply(start).plus(seenAfter.apply(stage).multipliedBy(stages));
    }

    /** The longest that jobs may take for the run to end within a time; zero if none can. */
    public Duration usable(Duration within) {
        long most = within.toMillis();
        long least = 0;
        while (least < most) {
            long middle = least + (most - least + 1) / 2;
            if (elapsed(Duration.ofMillis(middle)).compareTo(within) <= 0) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }

        return Duration.ofMillis(least);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
