package io.lakewarden.account.aws;

import java.time.Duration;

/**
 * How long a call is tried again that was throttled, or that the service could not do at that moment.
 *
 * @param attempts at least one
 * @param first the longest wait before the second attempt; doubled before each that follows, and drawn by lot below that
 * @param longest no wait is longer
 */
public record Patience(int attempts, Duration first, Duration longest) {
    /** Of someone who waits at a terminal: about a minute before it gives up. */
    public static final Patience STANDARD = new Patience(8, Duration.ofMillis(400), Duration.ofSeconds(20));
}
