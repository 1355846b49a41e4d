package io.lakewarden.model;

import java.time.Duration;

/**
 * How often a failed step is tried again.
 *
 * @param attempts tries after the first, 0 to 10
 * @param interval pause before the first of them, 1 second to 1 hour
 * @param backoffRate factor from one pause to the next, 1.0 to 10.0
 */
public record Retry(int attempts, Duration interval, double backoffRate) {
    /** One more try after a minute. */
    public static final Retry DEFAULT = new Retry(1, Duration.ofSeconds(60), 2.0);

    /** A pause is never longer, whatever the back-off; longer than the longest interval that a definition may give. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    /** The pauses before all attempts together. */
    public Duration pauses() {
        Duration pauses = Duration.ZERO;
        for (int attempt = 0; attempt < attempts; attempt++) {
            double seconds = interval.toSeconds() * Math.pow(backoffRate, attempt);
            pauses = pauses.plusSeconds((long) Math.min(seconds, LONGEST_PAUSE.toSeconds()));
        }

        return pauses;
    }
}
