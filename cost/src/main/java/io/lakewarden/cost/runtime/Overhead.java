package io.lakewarden.cost.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run takes beside its jobs: the cluster's start, and the time until the end of each stage is seen.
 *
 * @param start of a cluster, with all its bootstrap actions
 * @param stages that run one after the other, one or more; taken to be equally long
 * @param retries how often a stage that fails is tried again, zero or more
 * @param seenAfter when something that took so long is seen to have ended; never sooner
 */
public record Overhead(ClusterStart start, int stages, int retries, UnaryOperator<Duration> seenAfter) {
    /** Of the attempts at a stage so many fail and are tried again; assumed, not measured. */
    public static final double FAILED_SHARE = 0.01;

    /** An attempt that fails does so half-way, on average. */
    public static final double REDONE = 0.5;

    private static final Duration LONGEST = Duration.ofDays(30);

    public Overhead {
        if (stages < 1 || retries < 0) {
            throw new IllegalArgumentException("Invalid overhead: got " + stages + " stages and " + retries
                    + " retries, expected one or more, and zero or more");
        }
    }

    /** Where every end is seen at once, and a cluster always starts in that time. */
    public static Overhead withoutPolling(Duration start) {
        return new Overhead(ClusterStart.exactly(start), 1, 0, time -> time);
    }

    /** A stage that fails and is tried again; empty where none is. */
    Optional<Disturbance> triedAgain() {
        return retries == 0
                ? Optional.empty()
                : Optional.of(new Disturbance(1 - Math.pow(1 - FAILED_SHARE, stages), 1 + REDONE / stages));
    }

    /** From the start of the run to the end of its last stage being seen, if a cluster starts as usual. */
    public Duration elapsed(Duration jobs) {
        return started(start.usual()).plus(published(jobs));
    }

    /** When a start that took so long is seen. */
    public Duration started(Duration took) {
        return seenAfter.apply(took);
    }

    /** From the first step to the last being seen to have ended, if the jobs take so long. */
    public Duration published(Duration jobs) {
        Duration stage = min(jobs, LONGEST).dividedBy(stages);
        return seenAfter.apply(stage).multipliedBy(stages);
    }

    /** The longest that jobs may take for the run to end within a time, if a cluster starts as usual; zero if none can. */
    public Duration usable(Duration within) {
        return usable(within, start.usual());
    }

    /** The same for starts as they come, each as likely as the others. */
    public List<Duration> usableAsStartsCome(Duration within) {
        return start.asTheyCome().stream().map(took -> usable(within, took)).toList();
    }

    private Duration usable(Duration within, Duration took) {
        long left = within.minus(started(took)).toMillis();
        long most = Math.max(left, 0);
        long least = 0;
        while (least < most) {
            long middle = least + (most - least + 1) / 2;
            if (published(Duration.ofMillis(middle)).toMillis() <= left) {
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
