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
        return resource.endsWith(":addStep.sync")
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
