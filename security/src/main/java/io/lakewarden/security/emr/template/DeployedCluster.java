package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakewarden.security.emr.template.Deployed.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A cluster, in CloudFormation's shape or in that of EMR's API.
 *
 * @param where template and logical id, and the state
 * @param properties as written
 * @param security its security configuration, if it is among the templates
 * @param task the state that creates it; missing for one that stays
 */
record DeployedCluster(String where, JsonNode properties, Optional<Configuration> security, JsonNode task) {
    private static final List<String> KINDS = List.of("Master", "Core");

    /**
     * The nodes of one kind.
     *
     * @param primary whether they are the primary
     * @param task whether they are task nodes
     * @param count on demand and Spot
     * @param spot of these
     */
    record DeployedNodes(boolean primary, boolean task, int count, int spot) {}

    boolean isInStateMachine() {
        return !task.isMissingNode();
    }

    String release() {
        return properties.path("ReleaseLabel").asText();
    }

    Stream<String> applications() {
        return elements(properties.path("Applications"))
                .map(application -> application.path("Name").asText());
    }

    /** A key of its security configuration by the names on the way to it; missing where it has none. */
    JsonNode secured(String... keys) {
        JsonNode found = security.map(Configuration::json).orElse(MissingNode.getInstance());
        for (String key : keys) {
            found = found.path(key);
        }

        return found;
    }

    boolean hasRuntimeRoles() {
        return secured("AuthorizationConfiguration", "IAMConfiguration", "EnableApplicationScopedIAMRole")
                .asBoolean(false);
    }

    boolean hasKerberos() {
        return !secured("AuthenticationConfiguration", "KerberosConfiguration").isMissingNode();
    }

    boolean filters() {
        return !secured("AuthorizationConfiguration", "LakeFormationConfiguration")
                .isMissingNode();
    }

    boolean hasNativeRanger() {
        return !secured("AuthorizationConfiguration", "RangerConfiguration").isMissingNode();
    }

    boolean hasThreePrimaries() {
        return nodes().anyMatch(nodes -> nodes.primary() && nodes.count() > 1);
    }

    /** A property of a classification; empty where it is not set. */
    String setting(String classification, String key) {
        return elements(properties.path("Configurations"))
                .filter(one -> one.path("Classification").asText().equals(classification))
                .map(one -> one.has("Properties") ? one.path("Properties") : one.path("ConfigurationProperties"))
                .map(settings -> settings.path(key).asText())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    boolean hasTag(String key, String value) {
        return elements(properties.path("Tags"))
                .anyMatch(tag -> tag.path("Key").asText().equals(key)
                        && tag.path("Value").asText().equals(value));
    }

    boolean mixesFleetsAndGroups() {
        JsonNode instances = properties.path("Instances");
        boolean fleets = instances.has("InstanceFleets")
                || KINDS.stream().anyMatch(kind -> instances.has(kind + "InstanceFleet"))
                || instances.has("TaskInstanceFleets");
        boolean groups = instances.has("InstanceGroups")
                || KINDS.stream().anyMatch(kind -> instances.has(kind + "InstanceGroup"))
                || instances.has("TaskInstanceGroups");
        return fleets && groups;
    }

    Stream<DeployedNodes> nodes() {
        JsonNode instances = properties.path("Instances");
        return Stream.of(
                        elements(instances.path("InstanceFleets"))
                                .map(fleet -> fleet(
                                        fleet, fleet.path("InstanceFleetType").asText())),
                        elements(instances.path("InstanceGroups"))
                                .map(group ->
                                        group(group, group.path("InstanceRole").asText())),
                        KINDS.stream()
                                .filter(kind -> instances.has(kind + "InstanceFleet"))
                                .map(kind -> fleet(instances.path(kind + "InstanceFleet"), kind)),
                        KINDS.stream()
                                .filter(kind -> instances.has(kind + "InstanceGroup"))
                                .map(kind -> group(instances.path(kind + "InstanceGroup"), kind)),
                        elements(instances.path("TaskInstanceFleets")).map(fleet -> fleet(fleet, "TASK")),
                        elements(instances.path("TaskInstanceGroups")).map(group -> group(group, "TASK")))
                .flatMap(kinds -> kinds);
    }

    private static DeployedNodes fleet(JsonNode fleet, String kind) {
        int onDemand = fleet.path("TargetOnDemandCapacity").asInt(0);
        int spot = fleet.path("TargetSpotCapacity").asInt(0);
        return nodes(kind, onDemand + spot, spot);
    }

    private static DeployedNodes group(JsonNode group, String kind) {
        int count = group.path("InstanceCount").asInt(1);
        return nodes(kind, count, group.path("Market").asText().equals("SPOT") ? count : 0);
    }

    private static DeployedNodes nodes(String kind, int count, int spot) {
        return new DeployedNodes(kind.equalsIgnoreCase("MASTER"), kind.equals("TASK"), count, spot);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
