package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** EMR's clusters with their steps, instances, scaling and security configurations. */
final class EmrStandIn {
    /** Of a list of clusters: "in unsorted order" (EMR API Reference, ListClusters), the same for each part of it. */
    private static final long ORDER = 7;

    private final Map<String, ObjectNode> clusters = new LinkedHashMap<>();
    private final Map<String, ArrayNode> steps = new LinkedHashMap<>();
    private final Map<String, ArrayNode> instances = new LinkedHashMap<>();
    private final Map<String, JsonNode> scaling = new LinkedHashMap<>();
    private final Map<String, String> securityConfigurations = new LinkedHashMap<>();

    private int page = StandInRuns.PAGE;

    void page(int size) {
        page = size;
    }

    void serve(AwsStandIn aws) {
        aws.on("ListClusters", this::listClusters);
        aws.on("DescribeCluster", request -> AwsStandIn.nothing().set("Cluster", clusters.get(cluster(request))));
        aws.on("TerminateJobFlows", this::terminate);
        aws.on("ListInstanceFleets", request -> StandInRuns.page("InstanceFleets", List.of(), "Marker", request, page));
        aws.on(
                "ListBootstrapActions",
                request -> StandInRuns.page("BootstrapActions", List.of(), "Marker", request, page));
        aws.on(
                "ListSteps",
                request -> StandInRuns.page(
                        "Steps", StandInRuns.items(steps.get(cluster(request))), "Marker", request, page));
        aws.on("ListInstances", this::listInstances);
        aws.on("GetManagedScalingPolicy", this::policy);
        aws.on("PutManagedScalingPolicy", request -> {
            scaling.put(cluster(request), request.get("ManagedScalingPolicy"));
            return AwsStandIn.nothing();
        });
        aws.on("DescribeSecurityConfiguration", request -> AwsStandIn.nothing()
                .put("Name", request.path("Name").asText())
                .put("CreationDateTime", StandInRuns.epoch(StandInRuns.NOW))
                .put(
                        "SecurityConfiguration",
                        securityConfigurations.get(request.path("Name").asText())));
    }

    ObjectNode cluster(String id, String name, String state, Instant created, Map<String, String> tags) {
        ObjectNode cluster = AwsStandIn.nothing()
                .put("Id", id)
                .put("Name", name)
                .put("InstanceCollectionType", "INSTANCE_FLEET")
                .put("LogUri", "s3n://logs/emr/" + name + "/");
        ObjectNode status = cluster.putObject("Status").put("State", state);
        status.putObject("Timeline")
                .put("CreationDateTime", StandInRuns.epoch(created))
                .put("ReadyDateTime", StandInRuns.epoch(created.plusSeconds(300)));
        ArrayNode written = cluster.putArray("Tags");
        tags.forEach((key, value) -> written.addObject().put("Key", key).put("Value", value));
        clusters.put(id, cluster);
        steps.put(id, AwsStandIn.JSON.createArrayNode());
        instances.put(id, AwsStandIn.JSON.createArrayNode());
        return cluster;
    }

    ObjectNode step(String cluster, String id, String name, String state, Instant started, Instant ended) {
        ObjectNode step = steps.get(cluster).addObject().put("Id", id).put("Name", name);
        ObjectNode status = step.putObject("Status").put("State", state);
        ObjectNode timeline = status.putObject("Timeline")
                .put("CreationDateTime", StandInRuns.epoch(started))
                .put("StartDateTime", StandInRuns.epoch(started));
        if (ended.isAfter(started)) {
            timeline.put("EndDateTime", StandInRuns.epoch(ended));
        }

        return step;
    }

    ObjectNode instance(String cluster, String role, String type, String market, Instant created) {
        ObjectNode instance = instances
                .get(cluster)
                .addObject()
                .put("role", role)
                .put("InstanceType", type)
                .put("Market", market);
        instance.putObject("Status")
                .put("State", "RUNNING")
                .putObject("Timeline")
                .put("CreationDateTime", StandInRuns.epoch(created));
        return instance;
    }

    void securityConfiguration(String name, String json) {
        securityConfigurations.put(name, json);
    }

    JsonNode scaling(String cluster) {
        return scaling.getOrDefault(cluster, AwsStandIn.nothing());
    }

    private JsonNode listClusters(JsonNode request) {
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode cluster : clusters.values()) {
            boolean wanted = request.path("ClusterStates").isMissingNode()
                    || StandInRuns.items(request.path("ClusterStates")).contains(cluster.at("/Status/State"));
            boolean late = cluster.at("/Status/Timeline/CreationDateTime").asDouble()
                    >= request.path("CreatedAfter").asDouble();
            if (wanted && late) {
                found.add(cluster.deepCopy().retain("Id", "Name", "Status"));
            }
        }

        Collections.shuffle(found, new Random(ORDER));
        return StandInRuns.page("Clusters", found, "Marker", request, page);
    }

    private JsonNode terminate(JsonNode request) {
        for (JsonNode id : request.path("JobFlowIds")) {
            cluster(AwsStandIn.nothing().set("ClusterId", id));
            ((ObjectNode) clusters.get(id.asText()).path("Status")).put("State", "TERMINATED");
        }

        return AwsStandIn.nothing();
    }

    private JsonNode listInstances(JsonNode request) {
        List<JsonNode> found = StandInRuns.items(instances.get(cluster(request))).stream()
                .filter(instance -> instance.path("role").equals(request.path("InstanceFleetType")))
                .toList();
        return StandInRuns.page("Instances", found, "Marker", request, page);
    }

    private JsonNode policy(JsonNode request) {
        JsonNode policy = scaling.get(cluster(request));
        return policy == null ? AwsStandIn.nothing() : AwsStandIn.nothing().set("ManagedScalingPolicy", policy);
    }

    private String cluster(JsonNode request) {
        String id = request.path("ClusterId").asText();
        if (!clusters.containsKey(id)) {
            throw Refusal.because("InvalidRequestException", "Cluster id '" + id + "' is not valid.");
        }

        return id;
    }
}
