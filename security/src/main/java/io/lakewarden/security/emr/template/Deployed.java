package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * EMR's part of what is deployed together.
 *
 * @param configurations security configurations, by template and logical id
 * @param clusters those that stay, and those inside state machines
 * @param steps added by a state machine or by a template
 * @param endpoints interface endpoints of networks
 * @param unreadable state machines whose definition is no JSON
 */
record Deployed(
        SortedMap<String, Configuration> configurations,
        List<DeployedCluster> clusters,
        List<DeployedStep> steps,
        List<Endpoint> endpoints,
        List<String> unreadable) {
    /**
     * A security configuration.
     *
     * @param where template and logical id
     * @param name as written, empty if CloudFormation names it
     * @param json EMR's own
     */
    record Configuration(String where, String name, JsonNode json) {}

    /**
     * A step.
     *
     * @param where template and logical id, and the state
     * @param cluster what it is added to, if that is known
     * @param properties as written
     * @param withRole whether it names a runtime role
     * @param task the state that adds it; missing for a step of a template
     */
    record DeployedStep(
            String where, Optional<DeployedCluster> cluster, JsonNode properties, boolean withRole, JsonNode task) {}

    /**
     * An interface endpoint.
     *
     * @param where template and logical id
     * @param service the last part of its service's name
     * @param privateDns whether the network finds it by the service's public name
     */
    record Endpoint(String where, String service, boolean privateDns) {}

    /** Reads templates by their name. */
    static Deployed of(SortedMap<String, JsonNode> templates) {
        References references = new References(templates);
        SortedMap<String, Configuration> configurations = configurations(templates);
        List<DeployedCluster> clusters = new ArrayList<>();
        List<DeployedStep> steps = new ArrayList<>();
        List<Endpoint> endpoints = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        templates.forEach((template, json) -> json.path("Resources").fields().forEachRemaining(resource -> {
            String where = template + "#" + resource.getKey();
            JsonNode properties = resource.getValue().path("Properties");
            switch (resource.getValue().path("Type").asText()) {
                case "AWS::EMR::Cluster" ->
                    clusters.add(new DeployedCluster(
                            where,
                            properties,
                            references
                                    .configuration(template, properties.path("SecurityConfiguration"))
                                    .flatMap(id -> find(configurations, id)),
                            MissingNode.getInstance()));
                case "AWS::EMR::Step" ->
                    steps.add(new DeployedStep(where, Optional.empty(), properties, false, MissingNode.getInstance()));
                case "AWS::EC2::VPCEndpoint" -> endpoints.add(endpoint(where, properties));
                case "AWS::StepFunctions::StateMachine" ->
                    Machine.of(properties)
                            .ifPresentOrElse(
                                    machine -> machine.collect(
                                            where, template, references, configurations, clusters, steps),
                                    () -> unreadable.add(where));
                default -> {}
            }
        }));
        return new Deployed(
                configurations,
                clusters,
                steps.stream().map(step -> attached(step, clusters)).toList(),
                endpoints,
                unreadable);
    }

    /** A step of a template belongs to the cluster of the same template that it refers to. */
    private static DeployedStep attached(DeployedStep step, List<DeployedCluster> clusters) {
        String template = step.where().substring(0, step.where().indexOf('#'));
        JsonNode flow = step.properties().path("JobFlowId").path("Ref");
        return step.cluster().isPresent() || !flow.isTextual()
                ? step
                : new DeployedStep(
                        step.where(),
                        clusters.stream()
                                .filter(cluster -> cluster.where().equals(template + "#" + flow.asText()))
                                .findFirst(),
                        step.properties(),
                        step.withRole(),
                        step.task());
    }

    static Optional<Configuration> find(SortedMap<String, Configuration> configurations, String idOrName) {
        return Optional.ofNullable(configurations.get(idOrName)).or(() -> configurations.values().stream()
                .filter(configuration -> configuration.name().equals(idOrName))
                .findFirst());
    }

    private static SortedMap<String, Configuration> configurations(SortedMap<String, JsonNode> templates) {
        SortedMap<String, Configuration> found = new TreeMap<>();
        templates.forEach((template, json) -> json.path("Resources").fields().forEachRemaining(resource -> {
            if (resource.getValue().path("Type").asText().equals("AWS::EMR::SecurityConfiguration")) {
                String where = template + "#" + resource.getKey();
                JsonNode properties = resource.getValue().path("Properties");
                found.put(
                        where,
                        new Configuration(
                                where, properties.path("Name").asText(), properties.path("SecurityConfiguration")));
            }
        }));
        return found;
    }

    private static Endpoint endpoint(String where, JsonNode properties) {
        String name = References.flat(properties.path("ServiceName"));
        return new Endpoint(
                where,
                name.substring(name.lastIndexOf('.') + 1),
                properties.path("PrivateDnsEnabled").asBoolean(false));
    }
}
