package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An EMR cluster: a resource, or what a state machine's state creates.
 *
 * @param resource the cluster, or the state machine
 * @param state the state that creates it; empty for a persistent cluster
 * @param release EMR's release label; empty where it is not known before a run
 * @param groups its nodes
 * @param scaling between which sizes EMR scales it
 * @param idle how long it may idle until EMR ends it
 * @param rootGibibytes the root volume of each node
 * @param tags its own
 * @param unknown what is not known before a run, as a reader is told; empty where all is known
 */
public record Cluster(
        Resource resource,
        Optional<String> state,
        Optional<String> release,
        List<NodeGroup> groups,
        Optional<Scaling> scaling,
        Optional<Duration> idle,
        BigDecimal rootGibibytes,
        List<Tag> tags,
        Optional<String> unknown) {
    static final String TYPE = "AWS::EMR::Cluster";

    /** What EMR gives a root volume where nothing is said. */
    private static final BigDecimal DEFAULT_ROOT_GIBIBYTES = BigDecimal.valueOf(15);

    /** The limits of managed scaling, in instances or in units of capacity. */
    public record Scaling(BigDecimal least, BigDecimal most) {}

    /** A tag. */
    public record Tag(String key, String value) {}

    public Cluster {
        groups = List.copyOf(groups);
        tags = List.copyOf(tags);
    }

    /** The same for each item of a Map that only a run knows the items of. */
    Cluster iterated(String map) {
        return new Cluster(
                resource,
                state,
                release,
                groups,
                scaling,
                idle,
                rootGibibytes,
                tags,
                unknown.or(() -> Optional.of("how many items the Map '" + map + "' has, each with a cluster")));
    }

    /** The value of a tag of its own. */
    public Optional<String> tag(String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }

    /** Where it stands, for a report. */
    public String path() {
        return state.map(name -> resource.path() + "/" + name).orElse(resource.path());
    }

    /** What a state's arguments ask for. */
    static Cluster inState(Resource machine, String state, JsonNode arguments) {
        JsonNode instances = arguments.path("Instances");
        List<NodeGroup> groups = new ArrayList<>();
        instances
                .path("InstanceFleets")
                .forEach(fleet -> groups.add(NodeGroup.fleet(role(fleet, "InstanceFleetType"), fleet)));
        instances
                .path("InstanceGroups")
                .forEach(group -> groups.add(NodeGroup.group(role(group, "InstanceRole"), group)));
        if (groups.isEmpty()) {
            groups.addAll(NodeGroup.uniform(instances));
        }

        return cluster(machine, Optional.of(state), arguments, groups);
    }

    /** The clusters among the resources, with the groups and fleets that other resources add to them. */
    static List<Cluster> persistent(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals(TYPE))
                .map(resource -> persistent(resource, resources))
                .toList();
    }

    private static Cluster persistent(Resource resource, List<Resource> all) {
        JsonNode instances = resource.at("Instances");
        List<NodeGroup> groups = new ArrayList<>();
        add(groups, instances, "Master", NodeGroup.Role.PRIMARY);
        add(groups, instances, "Core", NodeGroup.Role.CORE);
        instances.path("TaskInstanceGroups").forEach(group -> groups.add(NodeGroup.group(NodeGroup.Role.TASK, group)));
        instances.path("TaskInstanceFleets").forEach(fleet -> groups.add(NodeGroup.fleet(NodeGroup.Role.TASK, fleet)));
        for (Resource other : all) {
            if (resource.isNamedIn(
                    other.text("ClusterId").or(() -> other.text("JobFlowId")).orElse(""))) {
                if (other.type().equals("AWS::EMR::InstanceFleetConfig")) {
                    groups.add(NodeGroup.fleet(NodeGroup.Role.TASK, other.properties()));
                } else if (other.type().equals("AWS::EMR::InstanceGroupConfig")) {
                    groups.add(NodeGroup.group(NodeGroup.Role.TASK, other.properties()));
                }
            }
        }

        return cluster(resource, Optional.empty(), resource.properties(), groups);
    }

    private static void add(List<NodeGroup> groups, JsonNode instances, String prefix, NodeGroup.Role role) {
        if (instances.has(prefix + "InstanceFleet")) {
            groups.add(NodeGroup.fleet(role, instances.path(prefix + "InstanceFleet")));
        }

        if (instances.has(prefix + "InstanceGroup")) {
            groups.add(NodeGroup.group(role, instances.path(prefix + "InstanceGroup")));
        }
    }

    private static Cluster cluster(Resource resource, Optional<String> state, JsonNode body, List<NodeGroup> groups) {
        JsonNode limits = body.path("ManagedScalingPolicy").path("ComputeLimits");
        Optional<BigDecimal> least = Resource.number(limits.path("MinimumCapacityUnits"));
        Optional<BigDecimal> most = Resource.number(limits.path("MaximumCapacityUnits"));
        return new Cluster(
                resource,
                state,
                Resource.scalar(body.path("ReleaseLabel")),
                groups,
                least.flatMap(from -> most.map(to -> new Scaling(from, to))),
                Resource.number(body.path("AutoTerminationPolicy").path("IdleTimeout"))
                        .map(seconds -> Duration.ofSeconds(seconds.longValue())),
                Resource.number(body.path("EbsRootVolumeSize")).orElse(DEFAULT_ROOT_GIBIBYTES),
                Resource.items(body.path("Tags")).stream()
                        .map(tag -> new Tag(
                                tag.path("Key").asText(), tag.path("Value").asText()))
                        .toList(),
                unknown(body, groups));
    }

    private static Optional<String> unknown(JsonNode body, List<NodeGroup> groups) {
        if (Stream.of("Instances.$", "ManagedScalingPolicy.$").anyMatch(body::has) || groups.isEmpty()) {
            return Optional.of("its instances are named only when it runs");
        }

        return groups.stream()
                .filter(group -> !group.isKnown())
                .map(group -> "type or number of its " + group.role().name().toLowerCase(Locale.ROOT)
                        + " nodes are named only when it is deployed or runs")
                .findFirst();
    }

    private static NodeGroup.Role role(JsonNode group, String key) {
        return switch (group.path(key).asText()) {
            case "MASTER" -> NodeGroup.Role.PRIMARY;
            case "CORE" -> NodeGroup.Role.CORE;
            default -> NodeGroup.Role.TASK;
        };
    }
}
