package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Pipeline;
import io.lakewarden.model.cluster.EmrPolling;
import java.time.Duration;

/** How long a cluster may be idle before EMR ends it by itself: longer than any gap that a running pipeline leaves. */
final class IdleTime {
    /** Twice the longest polling lag and five minutes more. */
    private static final Duration SHORTEST =
            EmrPolling.LONGEST_LAG.multipliedBy(2).plusMinutes(5);

    private IdleTime() {}

    static Duration of(Pipeline pipeline) {
        Duration longestPause = pipeline.steps().stream()
                .flatMap(step -> PipelineCompiler.retries(step).stream())
                .map(retrier -> retrier.pauseBefore(retrier.maxAttempts()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration needed = longestPause.plus(EmrPolling.LONGEST_LAG.multipliedBy(2));
        return Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), needed.toSeconds() + 1));
    }
}
