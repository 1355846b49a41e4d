package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An execution that has ended.
 *
 * @param name its name
 * @param status how it ended
 * @param start when it started
 * @param stop when it ended, on the virtual clock
 * @param output what it handed on; only of one that succeeded
 * @param error the error's name; empty if there is none
 * @param cause what is known of the error; empty if there is none
 * @param history what happened, in order
 */
public record Execution(
        ExecutionName name,
        Status status,
        Instant start,
        Instant stop,
        Optional<JsonNode> output,
        String error,
        String cause,
        List<HistoryEvent> history) {
    /** How an execution ended, in the service's words. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    public Execution {
        history = List.copyOf(history);
    }

    /** The names of the states in the order in which they were entered. */
    public List<String> statesEntered() {
        return history.stream()
                .filter(event -> event.detailsKey().equals("stateEnteredEventDetails"))
                .map(event -> event.details().path("name").asText())
                .toList();
    }

    /** The history as GetExecutionHistory gives it: indented JSON that ends in a line feed. */
    public String historyJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode events = root.putArray("events");
        history.forEach(event -> events.add(event.toJson()));
        return StateMachineJson.print(root) + "\n";
    }
}
