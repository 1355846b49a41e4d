package io.lakewarden.stepfunctions.compile;

import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Retrier;
import io.lakewarden.stepfunctions.asl.TaskState;
import io.lakewarden.stepfunctions.asl.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Short calls of a service's own interface, each tried again for a while: a service lets an account ask only so often, and a
 * busy account asks itself (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html).
 */
final class SdkCall {
    private static final String INTEGRATION = "arn:aws:states:::aws-sdk:";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final List<Retrier> RETRIES = List.of(new Retrier(
            List.of("States.TaskFailed", "States.Timeout"), Duration.ofSeconds(5), 6, 2.0, Optional.empty()));

    private SdkCall() {}

    /**
     * A state that calls.
     *
     * @param action the service and what is asked of it, say {@code emr:listClusters}
     */
    static TaskState of(String name, String action, Dataflow dataflow, Transition transition) {
        return new TaskState(
                name, "", INTEGRATION + action, dataflow, Optional.of(TIMEOUT), RETRIES, List.of(), transition);
    }
}
