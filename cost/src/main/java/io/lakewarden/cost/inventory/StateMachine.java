package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A state machine, looked into.
 *
 * @param resource it itself
 * @param clusters that it creates
 * @param transitions of an execution that goes well: every state on the way once
 * @param started the addresses of state machines that it starts
 * @param isExpress whether it is billed by requests and memory, not by transitions
 */
public record StateMachine(
        Resource resource, List<Cluster> clusters, int transitions, List<String> started, boolean isExpress) {
    static final String TYPE = "AWS::StepFunctions::StateMachine";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A state and its name. */
    private record State(String name, JsonNode body) {}

    public StateMachine {
        clusters = List.copyOf(clusters);
        started = List.copyOf(started);
    }

    static StateMachine of(Resource resource) {
        Optional<JsonNode> definition = definition(resource);
        List<State> states = new ArrayList<>();
        definition.ifPresent(body -> collect(body, states));
        return new StateMachine(
                resource,
                states.stream()
                        .filter(state -> calls(state, "elasticmapreduce:createCluster"))
                        .map(state -> Cluster.inState(resource, state.name(), arguments(state)))
                        .toList(),
                states.size(),
                states.stream()
                        .filter(state -> calls(state, "states:startExecution"))
                        .map(state -> arguments(state).path("StateMachineArn").asText())
                        .toList(),
                resource.text("StateMachineType").filter("EXPRESS"::equals).isPresent());
    }

    /** Whether it starts that state machine. */
    boolean starts(Resource other) {
        return started.stream().anyMatch(other::isNamedIn);
    }

    /** Whether it could be looked into: a definition that lies in a bucket cannot. */
    public boolean isRead() {
        return transitions > 0;
    }

    private static Optional<JsonNode> definition(Resource resource) {
        JsonNode whole = resource.at("Definition");
        Optional<String> text = whole.isObject() ? Optional.of(whole.toString()) : resource.text("DefinitionString");
        return text.map(found -> parse(resource, substituted(resource, found)));
    }

    private static String substituted(Resource resource, String definition) {
        Map<String, String> values = new TreeMap<>();
        resource.at("DefinitionSubstitutions")
                .fields()
                .forEachRemaining(
                        value -> values.put(value.getKey(), value.getValue().asText()));
        String substituted = definition;
        for (Map.Entry<String, String> value : values.entrySet()) {
            substituted = substituted.replace("${" + value.getKey() + "}", quoted(value.getValue()));
        }

        return substituted;
    }

    /** As it stands within a JSON text. */
    private static String quoted(String value) {
        String json = JSON.getNodeFactory().textNode(value).toString();
        return json.substring(1, json.length() - 1);
    }

    private static JsonNode parse(Resource resource, String definition) {
        try {
            return JSON.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new Unreadable("Cannot read the state machine " + resource.path()
                    + ": its definition is not JSON once its functions are carried out");
        }
    }

    /** Every state that an execution may come to without a failure. */
    private static void collect(JsonNode machine, List<State> found) {
        Deque<String> open = new ArrayDeque<>(List.of(machine.path("StartAt").asText()));
        TreeSet<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            JsonNode body = machine.path("States").path(name);
            if (body.isObject() && !body.path("Type").asText().equals("Fail") && seen.add(name)) {
                found.add(new State(name, body));
                body.path("Branches").forEach(branch -> collect(branch, found));
                collect(body.path("ItemProcessor"), found);
                collect(body.path("Iterator"), found);
                open.addAll(next(body));
            }
        }
    }

    private static List<String> next(JsonNode body) {
        List<String> names = new ArrayList<>(
                List.of(body.path("Next").asText(), body.path("Default").asText()));
        body.path("Choices").forEach(choice -> names.add(choice.path("Next").asText()));
        return names;
    }

    private static boolean calls(State state, String action) {
        return state.body().path("Resource").asText().contains(":" + action);
    }

    /** Of a state in JSONPath or in JSONata. */
    private static JsonNode arguments(State state) {
        return state.body().has("Arguments")
                ? state.body().path("Arguments")
                : state.body().path("Parameters");
    }
}
