package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.Flow;
import io.lakewarden.stepfunctions.asl.State;
import java.util.Optional;

/**
 * Runs the states of one flow, one after the other.
 *
 * @param port what tasks call
 * @param listener is told
 * @param context the context object, without the state's part
 */
record FlowRun(TaskPort port, ExecutionListener listener, ObjectNode context) {
    /**
     * A state's output, and the name of the state that follows.
     *
     * @param next empty at the end of the flow
     */
    record Ended(JsonNode output, Optional<String> next) {}

    /** The same flow for an item of a Map state. */
    FlowRun forItem(int index, JsonNode value) {
        ObjectNode itemContext = context.deepCopy();
        itemContext.putObject("Map").putObject("Item").put("Index", index).set("Value", value);
        return new FlowRun(port, listener, itemContext);
    }

    JsonNode run(Flow flow, JsonNode input, Track track) throws InterruptedException {
        JsonNode data = input;
        Optional<String> next = Optional.of(flow.startAt());
        while (next.isPresent()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }

            State state = flow.state(next.get());
            Ended ended = new StateRun(this, state, data, track).run();
            data = ended.output();
            next = ended.next();
        }

        return data;
    }
}
