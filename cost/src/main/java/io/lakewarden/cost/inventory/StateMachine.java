package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A state machine, looked into.
 *
 * @param resource it itself
 * @param clusters that it creates
 * @param calls that an execution makes, those that create clusters apart
 * @param transitions of an execution that goes well: every state on the way once, those of a Map once for each of its
 *     items where the definition lists them
 * @param retried how many of these are of states that are tried again when they fail
 * @param iterated the first Map whose items only a run knows, if there is one: what is in it counts once
 * @param started the addresses of state machines that it starts
 * @param isExpress whether it is billed by requests and memory, not by transitions
 */
public record StateMachine(
        Resource resource,
        List<Cluster> clusters,
        List<Call> calls,
        int transitions,
        int retried,
        Optional<String> iterated,
        List<String> started,
        boolean isExpress) {
    static final String TYPE = "AWS::StepFunctions::StateMachine";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A state.
     *
     * @param times that an execution comes to it
     * @param iterated the Map around it whose items only a run knows
     */
    private record State(String name, JsonNode body, int times, Optional<String> iterated) {
        /** How often its items come, and in what Map that only a run knows. */
        State item(JsonNode body) {
            OptionalInt items = items(body);
            return new State(
                    name,
                    body,
                    times * items.orElse(1),
                    iterated.or(() -> items.isPresent() ? Optional.empty() : Optional.of(name)));
        }
    }

    public StateMachine {
        clusters = List.copyOf(clusters);
        calls = List.copyOf(calls);
        started = List.copyOf(started);
    }

    static StateMachine of(Resource resource) {
        Optional<JsonNode> definition = definition(resource);
        List<State> states = new ArrayList<>();
        definition.ifPresent(body -> collect(new State("", body, 1, Optional.empty()), body, states));
        List<Call> calls =
                states.stream().flatMap(state -> call(state).stream()).toList();
        return new StateMachine(
                resource,
                calls.stream()
                        .filter(Call::createsCluster)
                        .flatMap(call -> clusters(resource, call))
                        .toList(),
                calls.stream().filter(call -> !call.createsCluster()).toList(),
                states.stream().mapToInt(State::times).sum(),
                states.stream()
                        .filter(state -> state.body().has("Retry"))
                        .mapToInt(State::times)
                        .sum(),
                states.stream().flatMap(state -> state.iterated().stream()).findFirst(),
                calls.stream()
                        .filter(Call::startsMachine)
                        .map(call -> call.arguments().path("StateMachineArn").asText())
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

    /** Why it could not. */
    public String unread() {
        return definitionText(resource).isPresent()
                ? "its definition is no JSON with states once its functions are carried out"
                : "its definition is not in the template";
    }

    private static Optional<JsonNode> definition(Resource resource) {
        return definitionText(resource).flatMap(text -> parse(substituted(resource, text)));
    }

    private static Optional<String> definitionText(Resource resource) {
        JsonNode whole = resource.at("Definition");
        return whole.isObject() ? Optional.of(whole.toString()) : resource.text("DefinitionString");
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

    /** Empty where it is not JSON. */
    private static Optional<JsonNode> parse(String definition) {
        try {
            return Optional.of(JSON.readTree(definition));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** One for each time that an execution comes to it. */
    private static Stream<Cluster> clusters(Resource resource, Call call) {
        Cluster cluster = Cluster.created(resource, call.by(), call.arguments());
        return Collections.nCopies(
                call.times(), call.iterated().map(cluster::iterated).orElse(cluster))
                .stream();
    }

    private static Optional<Call> call(State state) {
        return state.body().path("Type").asText().equals("Task")
                ? Call.to(
                        state.body().path("Resource").asText(),
                        state.name(),
                        arguments(state),
                        state.times(),
                        state.iterated())
                : Optional.empty();
    }

    /** Every state that an execution may come to without a failure. */
    private static void collect(State around, JsonNode machine, List<State> found) {
        Deque<String> open = new ArrayDeque<>(List.of(machine.path("StartAt").asText()));
        TreeSet<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            JsonNode body = machine.path("States").path(name);
            if (body.isObject() && !body.path("Type").asText().equals("Fail") && seen.add(name)) {
                State state = new State(name, body, around.times(), around.iterated());
                found.add(state);
                body.path("Branches").forEach(branch -> collect(state, branch, found));
                if (body.path("Type").asText().equals("Map")) {
                    collect(state.item(body), body.path("ItemProcessor"), found);
                    collect(state.item(body), body.path("Iterator"), found);
                }

                open.addAll(next(body));
            }
        }
    }

    /** How many items a Map has, if the definition lists them. */
    private static OptionalInt items(JsonNode map) {
        return map.path("Items").isArray() ? OptionalInt.of(map.path("Items").size()) : OptionalInt.empty();
    }

    private static List<String> next(JsonNode body) {
        List<String> names = new ArrayList<>(
                List.of(body.path("Next").asText(), body.path("Default").asText()));
        body.path("Choices").forEach(choice -> names.add(choice.path("Next").asText()));
        return names;
    }

    /** Of a state in JSONPath or in JSONata. */
    private static JsonNode arguments(State state) {
        return state.body().has("Arguments")
                ? state.body().path("Arguments")
                : state.body().path("Parameters");
    }
}
