package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.stepfunctions.asl.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The time that a pipeline can take, counted along its stages.
 *
 * @param least until the last step is seen to be done, if a cluster starts as most do and no step takes any time
 * @param lag the most that polling adds between the start and the last publish: what an SLA loses to it
 * @param once until the cluster is gone, if every state takes all its time and nothing is tried again
 * @param worst the same with every retry
 */
public record Budget(Duration least, Duration lag, Duration once, Duration worst) {
    /** The budget of a pipeline. */
    public static Budget of(Pipeline pipeline) {
        List<List<Step>> stages = Stages.of(pipeline);
        Duration frame = Frame.CREATE_TIMEOUT.plus(Frame.TERMINATE_TIMEOUT);
        Duration retriedFrame = worst(Frame.CREATE_TIMEOUT, Frame.CREATE_RETRIES)
                .plus(worst(Frame.TERMINATE_TIMEOUT, Frame.TERMINATE_RETRIES));
        return new Budget(
                EmrPolling.seenAfter(Frame.USUAL_START)
                        .plus(longest(stages, step -> EmrPolling.seenAfter(Duration.ZERO))),
                EmrPolling.LONGEST_LAG.plus(longest(stages, step -> lag(step.timeout()))),
                frame.plus(longest(stages, step -> EmrPolling.timeoutFor(step.timeout()))),
                retriedFrame.plus(longest(
                        stages, step -> worst(EmrPolling.timeoutFor(step.timeout()), PipelineCompiler.retries(step)))));
    }

    /** The most that polling adds to a task that takes up to a time. */
    private static Duration lag(Duration timeout) {
        Duration first = Duration.ofMinutes(1);
        return EmrPolling.seenAfter(timeout).compareTo(Duration.ofMinutes(10)) <= 0 ? first : EmrPolling.LONGEST_LAG;
    }

    private static Duration longest(List<List<Step>> stages, Function<Step, Duration> time) {
        return stages.stream()
                .map(stage -> stage.stream().map(time).max(Duration::compareTo).orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration worst(Duration timeout, List<Retrier> retries) {
        Duration worst = timeout;
        for (Retrier retrier : retries) {
            for (int retry = 1; retry <= retrier.maxAttempts(); retry++) {
                worst = worst.plus(retrier.pauseBefore(retry)).plus(timeout);
            }
        }

        return worst;
    }
}
