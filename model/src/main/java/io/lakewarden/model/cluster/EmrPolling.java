package io.lakewarden.model.cluster;

import java.time.Duration;

/**
 * When Step Functions looks at EMR for a task that ends in {@code .sync}: every 60 seconds for ten minutes, then every
 * 300 (https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html).
 */
public final class EmrPolling {
    private static final long FIRST_SECONDS = 60;
    private static final long FIRST_PHASE_SECONDS = 600;
    private static final long LATER_SECONDS = 300;

    /** The longest time between an end and its being seen. */
    public static final Duration LONGEST_LAG = Duration.ofSeconds(LATER_SECONDS);

    private EmrPolling() {}

    /** When something that ended after that time is seen to have ended; never sooner than the first look. */
    public static Duration seenAfter(Duration ended) {
        long interval = interval(ended);
        long looks = Math.max(1, (ended.toMillis() + interval * 1000 - 1) / (interval * 1000));
        return Duration.ofSeconds(looks * interval);
    }

    /** When it is seen on average: half an interval later. */
    public static Duration usuallySeenAfter(Duration ended) {
        return ended.plusSeconds(interval(ended) / 2);
    }

    /** The time-out under which a task that takes up to a limit is still seen to have ended well. */
    public static Duration timeoutFor(Duration limit) {
        return seenAfter(limit).plusSeconds(FIRST_SECONDS / 2);
    }

    private static long interval(Duration ended) {
        return ended.toMillis() <= FIRST_PHASE_SECONDS * 1000 ? FIRST_SECONDS : LATER_SECONDS;
    }
}
