package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.stepfunctions.asl.TaskState;
import java.time.Duration;

/**
 * One call of a task.
 *
 * @param task the state
 * @param port what it calls
 * @param track where its time passes
 */
record TaskCall(TaskState task, TaskPort port, Track track) {
    private static final String INTEGRATION = "arn:aws:states:::";
    private static final String SYNC = ".sync";

    JsonNode call(JsonNode parameters) throws InterruptedException {
        ObjectNode scheduled = resource().put("region", "local").put("parameters", parameters.toString());
        task.timeout().ifPresent(timeout -> scheduled.put("timeoutInSeconds", timeout.toSeconds()));
        track.record("TaskScheduled", "taskScheduledEventDetails", scheduled);
        track.record("TaskStarted", "taskStartedEventDetails", resource());
        return port.call(task.resource(), parameters)
                .match(
                        succeeded -> {
                            submitted();
                            pass(succeeded.took());
                            ObjectNode details =
                                    resource().put("output", succeeded.output().toString());
                            details.putObject("outputDetails").put("truncated", false);
                            track.record("TaskSucceeded", "taskSucceededEventDetails", details);
                            return succeeded.output();
                        },
                        failed -> {
                            submitted();
                            pass(failed.took());
                            throw failure(failed.error(), failed.cause());
                        },
                        refused -> {
                            throw failure(refused.error(), refused.cause());
                        });
    }

    /** Lets the task's time pass until its end is seen, or until it has timed out. */
    private void pass(Duration took) {
        boolean polled = task.resource().contains(":elasticmapreduce:")
                && task.resource().endsWith(SYNC);
        Duration seen = polled ? EmrPolling.seenAfter(took) : took;
        if (task.timeout().filter(timeout -> seen.compareTo(timeout) > 0).isPresent()) {
            track.advance(task.timeout().get());
            ObjectNode details = resource().put("error", StateError.TIMEOUT);
            track.record("TaskTimedOut", "taskTimedOutEventDetails", details);
            throw new StateError(
                    StateError.TIMEOUT,
                    "Not seen to end within " + task.timeout().get());
        }

        track.advance(seen);
    }

    private void submitted() {
        if (task.resource().endsWith(SYNC)) {
            track.record("TaskSubmitted", "taskSubmittedEventDetails", resource());
        }
    }

    private StateError failure(String error, String cause) {
        ObjectNode details = resource();
        details.setAll(Interpreter.error(error, cause));
        track.record("TaskFailed", "taskFailedEventDetails", details);
        return new StateError(error, cause);
    }

    private ObjectNode resource() {
        String[] parts = task.resource().replace(INTEGRATION, "").split(":", 2);
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", parts[0])
                .put("resource", parts.length > 1 ? parts[1] : parts[0]);
    }
}
