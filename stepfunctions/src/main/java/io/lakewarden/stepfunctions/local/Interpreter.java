package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Runs state machines. Waits and retries pass at once: time is virtual, and only the port takes real time. Branches
 * run one after the other, each on its own time from a common start, so that a branch which fails still runs its
 * siblings up to the moment of its failure, as the service would.
 */
public final class Interpreter {
    private final TaskPort port;
    private final ExecutionListener listener;

    public Interpreter(TaskPort port, ExecutionListener listener) {
        this.port = port;
        this.listener = listener;
    }

    /**
     * Runs a machine to its end.
     *
     * @param machine read from JSON, so that its structure is proven
     * @param input of the execution
     * @param name of the execution
     * @param start the beginning of virtual time
     * @throws IllegalArgumentException if the machine has a placeholder left
     */
    public Execution run(StateMachine machine, JsonNode input, ExecutionName name, Instant start) {
        requireFilled(machine);
        Track track = Track.starting(start, machine.timeout().map(start::plus).orElse(Instant.MAX));
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("input", input.toString());
        details.putObject("inputDetails").put("truncated", false);
        track.record("ExecutionStarted", "executionStartedEventDetails", details);
        try {
            FlowRun run = new FlowRun(port, listener, context(name, input, start));
            JsonNode output = run.run(machine.flow(), input, track);
            ObjectNode ended = JsonNodeFactory.instance.objectNode().put("output", output.toString());
            ended.putObject("outputDetails").put("truncated", false);
            track.record("ExecutionSucceeded", "executionSucceededEventDetails", ended);
            return ended(name, Execution.Status.SUCCEEDED, start, track, Optional.of(output), "", "");
        } catch (StateError e) {
            track.record("ExecutionFailed", "executionFailedEventDetails", error(e.error(), e.cause()));
            return ended(name, Execution.Status.FAILED, start, track, Optional.empty(), e.error(), e.cause());
        } catch (Cut e) {
            track.record("ExecutionTimedOut", "executionTimedOutEventDetails", error(StateError.TIMEOUT, ""));
            return ended(
                    name,
                    Execution.Status.TIMED_OUT,
                    start,
                    track,
                    Optional.empty(),
                    StateError.TIMEOUT,
                    "The execution took longer than " + machine.timeout().orElseThrow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            track.record("ExecutionAborted", "executionAbortedEventDetails", error("", ""));
            return ended(name, Execution.Status.ABORTED, start, track, Optional.empty(), "", "Interrupted");
        }
    }

    private static void requireFilled(StateMachine machine) {
        SortedSet<String> open = Substitutions.names(StateMachineJson.toJson(machine));
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot run the state machine: placeholder ${" + open.first() + "} has no value");
        }
    }

    private static Execution ended(
            ExecutionName name,
            Execution.Status status,
            Instant start,
            Track track,
            Optional<JsonNode> output,
            String error,
            String cause) {
        return new Execution(name, status, start, track.now(), output, error, cause, track.numbered());
    }

    static ObjectNode error(String error, String cause) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!error.isEmpty()) {
            node.put("error", error);
        }

        if (!cause.isEmpty()) {
            node.put("cause", cause);
        }

        return node;
    }

    /** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html. */
    private static ObjectNode context(ExecutionName name, JsonNode input, Instant start) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution")
                .put("Id", name.arn())
                .put("Name", name.execution())
                .put("StartTime", Timestamps.text(start))
                .set("Input", input);
        context.putObject("StateMachine").put("Id", name.stateMachineArn()).put("Name", name.stateMachine());
        return context;
    }
}
