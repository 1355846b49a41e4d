package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads machines and their flows; {@link StateReader} reads the states. */
final class StateMachineReader {
    private StateMachineReader() {}

    static StateMachine machine(ObjectNode node) {
        Fields fields = new Fields("the state machine", node);
        fields.requireValue("QueryLanguage", "JSONPath");
        fields.requireValue("Version", "1.0");
        StateMachine machine = new StateMachine(fields.comment(), flow(fields), fields.duration("TimeoutSeconds"));
        fields.requireNoMore();
        return machine;
    }

    static List<Flow> branches(Fields fields, String key) {
        JsonNode list = fields.required(key);
        if (!list.isArray() || list.isEmpty()) {
            throw fields.invalid(key, "a list that is not empty");
        }

        List<Flow> flows = new ArrayList<>();
        for (JsonNode branch : list) {
            Fields inner = new Fields(fields.owner(), fields.asObject(key, branch));
            inner.comment();
            flows.add(flow(inner));
            inner.requireNoMore();
        }

        return flows;
    }

    static Flow processor(Fields fields) {
        String key = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
        Fields inner = new Fields(fields.owner(), fields.asObject(key, fields.required(key)));
        inner.comment();
        inner.optional("ProcessorConfig").ifPresent(config -> {
            Fields configFields = new Fields(fields.owner(), inner.asObject("ProcessorConfig", config));
            configFields.requireValue("Mode", "INLINE");
            configFields.requireNoMore();
        });
        Flow flow = flow(inner);
        inner.requireNoMore();
        return flow;
    }

    private static Flow flow(Fields fields) {
        String startAt = fields.text("StartAt");
        ObjectNode states = fields.asObject("States", fields.required("States"));
        List<State> read = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : states.properties()) {
            read.add(StateReader.read(entry.getKey(), fields.asObject(entry.getKey(), entry.getValue())));
        }

        return new Flow(startAt, read);
    }
}
