package io.lakewarden.stepfunctions.asl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls a service.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param resource ARN of the integration, say {@code arn:aws:states:::elasticmapreduce:addStep.sync}
 * @param dataflow what goes in and comes out
 * @param timeout after which the call has failed with {@code States.Timeout}, whole seconds
 * @param retries the first that matches an error decides
 * @param catches the first that matches an error left after the retries decides
 * @param transition where it goes on
 */
public record TaskState(
        String name,
        String comment,
        String resource,
        Dataflow dataflow,
        Optional<Duration> timeout,
        List<Retrier> retries,
        List<Catcher> catches,
        Transition transition)
        implements State {
    public TaskState {
        retries = List.copyOf(retries);
        catches = List.copyOf(catches);
    }

    @Override
    public String type() {
        return "Task";
    }
}
