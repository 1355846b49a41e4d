package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.security.emr.template.Deployed.Configuration;
import io.lakewarden.security.emr.template.Deployed.DeployedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a state machine does with EMR.
 *
 * @param definition in the Amazon States Language
 * @param substitutions what fills it
 */
record Machine(JsonNode definition, JsonNode substitutions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMR = "elasticmapreduce:";

    /** A state with its name. */
    private record Named(String name, JsonNode state) {}

    /** The machine of a resource; empty where its definition is no JSON that stands there. */
    static Optional<Machine> of(JsonNode properties) {
        JsonNode substitutions = properties.path("DefinitionSubstitutions");
        if (properties.path("Definition").isObject()) {
            return Optional.of(new Machine(properties.path("Definition"), substitutions));
        }

        try {
            JsonNode definition = JSON.readTree(References.flat(properties.path("DefinitionString")));
            return Optional.of(definition)
                    .filter(read -> read.path("States").isObject())
                    .map(read -> new Machine(read, substitutions));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Adds the machine's clusters and steps. */
    void collect(
            String where,
            String template,
            References references,
            SortedMap<String, Configuration> configurations,
            List<DeployedCluster> clusters,
            List<DeployedStep> steps) {
        List<Named> states = states(definition);
        Optional<DeployedCluster> own = states.stream()
                .filter(state -> calls(state, "createCluster"))
                .map(state -> new DeployedCluster(
                        where + "/" + state.name(),
                        arguments(state.state()),
                        references
                                .configuration(
                                        template,
                                        filled(arguments(state.state()).path("SecurityConfiguration")))
                                .flatMap(id -> Deployed.find(configurations, id)),
                        state.state()))
                .findFirst();
        own.ifPresent(clusters::add);
        states.stream()
                .filter(state -> calls(state, "addStep"))
                .map(state -> new DeployedStep(
                        where + "/" + state.name(),
                        own,
                        arguments(state.state()).path("Step"),
                        arguments(state.state()).has("ExecutionRoleArn")
                                || arguments(state.state()).has("ExecutionRoleArn.$"),
                        state.state()))
                .forEach(steps::add);
    }

    /** What fills a placeholder, if a value is one. */
    private JsonNode filled(JsonNode value) {
        String text = value.asText();
        boolean placeholder = text.startsWith("${") && text.endsWith("}");
        JsonNode filling = placeholder ? substitutions.path(text.substring(2, text.length() - 1)) : value;
        return filling.isMissingNode() ? TextNode.valueOf("") : filling;
    }

    private static boolean calls(Named state, String api) {
        String resource = state.state().path("Resource").asText();
        return resource.contains(EMR + api);
    }

    private static JsonNode arguments(JsonNode state) {
        return state.has("Arguments") ? state.path("Arguments") : state.path("Parameters");
    }

    private static List<Named> states(JsonNode flow) {
        List<Named> all = new ArrayList<>();
        flow.path("States").fields().forEachRemaining(state -> {
            all.add(new Named(state.getKey(), state.getValue()));
            state.getValue().path("Branches").forEach(branch -> all.addAll(states(branch)));
            all.addAll(states(state.getValue().path("ItemProcessor")));
            all.addAll(states(state.getValue().path("Iterator")));
        });
        return all;
    }
}
