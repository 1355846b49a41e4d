package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.local.SparkSubmission;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.time.Duration;
import java.util.stream.StreamSupport;

/**
 * A call that a state machine makes of EMR.
 *
 * @param emr who would answer it
 * @param resource the state's resource
 * @param parameters its effective input
 */
record ServiceCall(TaskPort emr, String resource, JsonNode parameters) {
    private static final String ADD_STEP = ":addStep.sync";

    /** A step's time on the virtual clock. */
    static final Duration STEP = Duration.ofMinutes(1);

    /** The same, but that steps take as long as {@link #STEP} says, whatever this machine takes: the same in each rehearsal. */
    static TaskPort timed(TaskPort emr) {
        return (resource, parameters) -> {
            TaskOutcome outcome = emr.call(resource, parameters);
            return resource.endsWith(ADD_STEP)
                    ? outcome.match(
                            done -> new TaskOutcome.Succeeded(done.output(), STEP),
                            failed -> new TaskOutcome.Failed(failed.error(), failed.cause(), STEP),
                            refused -> refused)
                    : outcome;
        };
    }

    /** The undisturbed answer. */
    TaskOutcome proceed() throws InterruptedException {
        return emr.call(resource, parameters);
    }

    /** Whether it asks for a cluster. */
    boolean createsCluster() {
        return resource.endsWith(":createCluster.sync");
    }

    /** Whether it ends a cluster. */
    boolean terminatesCluster() {
        return resource.contains(":terminateCluster");
    }

    /** Whether it is a step that runs that job. */
    boolean runs(BundledJob job) {
        return resource.endsWith(ADD_STEP)
                && SparkSubmission.of(StreamSupport.stream(
                                        parameters
                                                .at("/Step/HadoopJarStep/Args")
                                                .spliterator(),
                                        false)
                                .map(JsonNode::asText)
                                .toList())
                        .args()
                        .get(0)
                        .equals(job.jobName());
    }

    /** What EMR says of a failure. */
    static TaskOutcome failed(String cause, Duration took) {
        return new TaskOutcome.Failed("States.TaskFailed", cause, took);
    }
}
