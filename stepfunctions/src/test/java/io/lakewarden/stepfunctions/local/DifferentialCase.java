package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A machine that both interpreters run.
 *
 * @param name for messages
 * @param definition the machine as JSON
 * @param input of the execution
 * @param tasks per state a list of outcomes: {@code {output}}, {@code {echo}} or {@code {error, cause}}; the last repeats
 * @param failsInside whether a branch or an item fails: then only the outermost states are compared, since how far its
 *     siblings come is a matter of time
 */
record DifferentialCase(String name, JsonNode definition, JsonNode input, JsonNode tasks, boolean failsInside) {
    private static final Instant START = Instant.parse("2011-03-22T02:30:00Z");
    private static final ExecutionName EXECUTION = new ExecutionName("machine", "run-1");

    /** The case as the Node program reads it; validation is what takes it most of its time. */
    ObjectNode toJson(boolean validated) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("name", name).put("validated", validated);
        node.set("definition", definition);
        node.set("input", input);
        node.set("tasks", tasks);
        ObjectNode context = node.putObject("context");
        context.putObject("Execution")
                .put("Id", EXECUTION.arn())
                .put("Name", EXECUTION.execution())
                .put("StartTime", Timestamps.text(START))
                .set("Input", input);
        return node;
    }

    /** What our interpreter makes of it. */
    Execution run() {
        Port port = new Port();
        return new Interpreter(port, port).run(StateMachineJson.read(definition.toString()), input, EXECUTION, START);
    }

    /** Answers by the state that was entered last, which is the one that calls. */
    private final class Port implements TaskPort, ExecutionListener {
        private final Map<String, Integer> calls = new HashMap<>();
        private String state = "";

        @Override
        public void entered(String name, Instant at) {
            state = name;
        }

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) {
            JsonNode outcomes = tasks.path(state);
            int call = calls.merge(state, 1, Integer::sum) - 1;
            JsonNode outcome = outcomes.path(Math.min(call, outcomes.size() - 1));
            if (outcome.has("error")) {
                return new TaskOutcome.Failed(
                        outcome.get("error").asText(), outcome.get("cause").asText(), Duration.ZERO);
            }

            return new TaskOutcome.Succeeded(outcome.has("echo") ? parameters : outcome.get("output"), Duration.ZERO);
        }
    }
}
