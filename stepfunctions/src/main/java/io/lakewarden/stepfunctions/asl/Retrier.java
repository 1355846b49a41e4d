package io.lakewarden.stepfunctions.asl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tries a state again after some errors
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
 *
 * @param errors names of errors, at least one
 * @param interval pause before the first retry, whole seconds, at least one
 * @param maxAttempts retries after the first try, 0 or more
 * @param backoffRate factor from one pause to the next, at least 1.0
 * @param maxDelay longest pause, whole seconds, longer than the interval
 */
public record Retrier(
        List<String> errors, Duration interval, int maxAttempts, double backoffRate, Optional<Duration> maxDelay) {
    /** What the language assumes where a retrier does not say. */
    public static final Retrier DEFAULT =
            new Retrier(List.of("States.ALL"), Duration.ofSeconds(1), 3, 2.0, Optional.empty());

    public Retrier {
        errors = List.copyOf(errors);
    }

    public Retrier withMaxDelay(Duration delay) {
        return new Retrier(errors, interval, maxAttempts, backoffRate, Optional.of(delay));
    }

    /**
     * The pause before a retry.
     *
     * @param retry 1 for the first
     */
    public Duration pauseBefore(int retry) {
        double seconds = interval.toSeconds() * Math.pow(backoffRate, retry - 1);
        double limit = maxDelay.map(Duration::toSeconds).orElse(Long.MAX_VALUE / 1000);
        return Duration.ofMillis(Math.round(Math.min(seconds, limit) * 1000));
    }
}
