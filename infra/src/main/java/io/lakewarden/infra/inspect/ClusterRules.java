package io.lakewarden.infra.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.infra.inspect.Templates.Resource;
import io.lakewarden.model.check.emr.EmrRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Clusters that a template makes, and those that its state machines make. */
final class ClusterRules {
    private static final int SHORTEST_IDLE_SECONDS = 900;
    /** What EMR's API takes for each. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "Market", Set.of("ON_DEMAND", "SPOT"),
            "InstanceFleetType", Set.of("MASTER", "CORE", "TASK"),
            "InstanceRole", Set.of("MASTER", "CORE", "TASK"),
            "TimeoutAction", Set.of("SWITCH_TO_ON_DEMAND", "TERMINATE_CLUSTER"),
            "AllocationStrategy",
                    Set.of(
                            "capacity-optimized",
                            "capacity-optimized-prioritized",
                            "diversified",
                            "lowest-price",
                            "price-capacity-optimized",
                            "prioritized"));

    private ClusterRules() {}

    /**
     * A cluster.
     *
     * @param where the stack and logical id, and the state where one makes it
     * @param properties as EMR's API and CloudFormation both name them
     * @param transientOne whether a state machine makes it
     */
    record Cluster(Resource resource, String where, JsonNode properties, boolean transientOne) {
        /** What its nodes have for a key, say the groups that it names, without intrinsic functions. */
        List<String> instances(String key) {
            JsonNode value = transientOne ? properties.path("Instances").path(key) : resource.entry("Instances", key);
            Stream<JsonNode> named = value.isArray() ? Templates.items(value) : Stream.of(value);
            return named.filter(JsonNode::isTextual)
                    .map(text -> filled(resource, text.textValue()))
                    .toList();
        }

        Breach breach(String why, String remedy) {
            return Breach.of(resource, "Cannot start the cluster of " + where + ": " + why, remedy);
        }
    }

    static Stream<Breach> releases(Templates templates) {
        return clusters(templates)
                .filter(cluster -> EmrRelease.of(text(cluster, "ReleaseLabel"))
                        .filter(EmrRelease::isOfAKnownLine)
                        .isEmpty())
                .map(cluster -> cluster.breach(
                        "there is no release " + text(cluster, "ReleaseLabel"), "name one such as emr-7.14.0"));
    }

    static Stream<Breach> words(Templates templates) {
        return clusters(templates).flatMap(cluster -> {
            List<Breach> breaches = new ArrayList<>();
            words(cluster, cluster.properties(), breaches);
            return breaches.stream();
        });
    }

    private static void words(Cluster cluster, JsonNode json, List<Breach> breaches) {
        WORDS.forEach((key, known) -> {
            JsonNode value = json.path(key);
            if (value.isTextual() && !known.contains(value.textValue())) {
                breaches.add(cluster.breach(
                        "EMR knows no " + key + " " + value.textValue(),
                        "name one of " + known.stream().sorted().toList()));
            }
        });
        json.forEach(inner -> words(cluster, inner, breaches));
    }

    static Stream<Breach> idle(Templates templates) {
        return clusters(templates)
                .filter(Cluster::transientOne)
                .filter(cluster -> cluster.properties()
                                .at("/AutoTerminationPolicy/IdleTimeout")
                                .asInt()
                        < SHORTEST_IDLE_SECONDS)
                .map(cluster -> cluster.breach(
                        "it would never end by itself, or between two looks of Step Functions at its steps",
                        "set AutoTerminationPolicy.IdleTimeout to " + SHORTEST_IDLE_SECONDS + " or more"));
    }

    static Stream<Breach> untagged(Templates templates) {
        return clusters(templates).flatMap(cluster -> CostTags.ofCluster(cluster.transientOne()).stream()
                .filter(key -> !isTagged(cluster, key))
                .map(key ->
                        cluster.breach("nobody could tell what it costs without the tag " + key, "add it to Tags")));
    }

    private static boolean isTagged(Cluster cluster, String key) {
        return Templates.items(cluster.properties().path("Tags"))
                .filter(tag -> tag.path("Key").asText().equals(key))
                .anyMatch(tag -> !tag.path("Value").asText().isEmpty());
    }

    private static String text(Cluster cluster, String property) {
        JsonNode value = cluster.properties().path(property);
        if (!cluster.transientOne()) {
            return cluster.resource().property(property).asText();
        }

        return filled(cluster.resource(), value.asText());
    }

    /** What stands for a text of a machine that is a placeholder; itself otherwise. */
    private static String filled(Resource machine, String text) {
        return text.startsWith("${") && text.endsWith("}")
                ? machine.entry("DefinitionSubstitutions", text.substring(2, text.length() - 1))
                        .asText()
                : text;
    }

    static Stream<Cluster> clusters(Templates templates) {
        Stream<Cluster> lasting = templates
                .resources("AWS::EMR::Cluster")
                .map(cluster ->
                        new Cluster(cluster, cluster.toString(), cluster.raw().path("Properties"), false));
        Stream<Cluster> made = MachineRules.states(templates)
                .filter(state -> state.calls("createCluster"))
                .map(state -> new Cluster(
                        state.machine(), "\"" + state.name() + "\" of " + state.machine(), state.parameters(), true));
        return Stream.concat(lasting, made);
    }
}
