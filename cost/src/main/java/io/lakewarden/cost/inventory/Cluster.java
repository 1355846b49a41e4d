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
 * @param resource the cluster, or the state machine or the schedule that creates it
 * @param state the state, or the schedule's target, that creates it; empty for a persistent cluster
 * @param release EMR's release label; empty where it is not known before a run
 * @param groups its nodes
 * @param scaling between which sizes EMR scales it
 * @param idle how long it may idle until EMR ends it
 * @param root the root volume of each node
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
        NodeGroup.Volume root,
        List<Tag> tags,
        Optional<String> unknown) {
    static final String TYPE = "AWS::EMR::Cluster";

    /** What EMR gives a root volume where nothing is said. */
    private static final BigDecimal DEFAULT_ROOT_GIBIBYTES = BigDecimal.valueOf(15);

    private static final List<String> NUMBERS =
            List.of("EbsRootVolumeIops", "EbsRootVolumeSize", "EbsRootVolumeThroughput");

    /**
     * The limits of scaling, in instances or in units of capacity.
     *
     * @param least never less
     * @param most never more
     * @param onDemand the most that is bought on demand, where that is less: what is beyond it is spot
     */
    public record Scaling(BigDecimal least, BigDecimal most, Optional<BigDecimal> onDemand) {
        /** From two properties, if both are numbers. */
        static Optional<Scaling> of(JsonNode limits, String least, String most) {
            return Resource.number(limits.path(least)).flatMap(from -> Resource.number(limits.path(most))
                    .map(to -> new Scaling(from, to, Optional.empty())));
        }

        /** https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html. */
        private static Optional<Scaling> managed(JsonNode body) {
            JsonNode limits = body.path("ManagedScalingPolicy").path("ComputeLimits");
            return of(limits, "MinimumCapacityUnits", "MaximumCapacityUnits")
                    .map(scaling -> new Scaling(
                            scaling.least(),
                            scaling.most(),
                            Resource.number(limits.path("MaximumOnDemandCapacityUnits"))
                                    .filter(cap -> cap.compareTo(scaling.most()) < 0)));
        }
    }

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
                root,
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

    /** Whether that state, or target, of a resource creates it. */
    public boolean isCreatedBy(Resource creator, String by) {
        return resource.equals(creator) && state.equals(Optional.of(by));
    }

    /** Where it stands, for a report. */
    public String path() {
        return state.map(name -> resource.path() + "/" + name).orElse(resource.path());
    }

    /** What a state's arguments, or a schedule's, ask for. */
    static Cluster created(Resource creator, String by, JsonNode arguments) {
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

        return cluster(creator, Optional.of(by), arguments, groups);
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
        Optional<String> release = Resource.scalar(body.path("ReleaseLabel"));
        return new Cluster(
                resource,
                state,
                release,
                groups,
                Scaling.managed(body),
                Resource.number(body.path("AutoTerminationPolicy").path("IdleTimeout"))
                        .map(seconds -> Duration.ofSeconds(seconds.longValue())),
                root(body, release),
                Resource.items(body.path("Tags")).stream()
                        .map(tag -> new Tag(
                                tag.path("Key").asText(), tag.path("Value").asText()))
                        .toList(),
                unknown(body, groups));
    }

    /** gp3 from emr-7.0.0 on, and wherever more is asked of it than gp2 can; gp2 before. */
    private static NodeGroup.Volume root(JsonNode body, Optional<String> release) {
        boolean isNew =
                release.filter(label -> label.matches("emr-(spark-)?[7-9].*")).isPresent();
        return new NodeGroup.Volume(
                isNew || body.has("EbsRootVolumeIops") || body.has("EbsRootVolumeThroughput") ? "gp3" : "gp2",
                Resource.number(body.path("EbsRootVolumeSize")).orElse(DEFAULT_ROOT_GIBIBYTES),
                Resource.number(body.path("EbsRootVolumeIops")),
                Resource.number(body.path("EbsRootVolumeThroughput")));
    }

    private static Optional<String> unknown(JsonNode body, List<NodeGroup> groups) {
        if (Stream.of("Instances.$", "ManagedScalingPolicy.$").anyMatch(body::has) || groups.isEmpty()) {
            return Optional.of("its instances are named only when it runs");
        }

        Optional<String> number = NUMBERS.stream()
                .filter(name -> body.has(name + ".$")
                        || body.has(name) && Resource.number(body.path(name)).isEmpty())
                .findFirst();
        if (number.isPresent()) {
            return number.map(name -> "its " + name + " is known only when it is deployed or runs");
        }

        JsonNode onDemand =
                body.path("ManagedScalingPolicy").path("ComputeLimits").path("MaximumOnDemandCapacityUnits");
        boolean isOpen = !onDemand.isMissingNode() && Resource.number(onDemand).isEmpty();
        if (isOpen || body.has("ManagedScalingPolicy") && Scaling.managed(body).isEmpty()) {
            return Optional.of("between which sizes EMR scales it is known only when it is deployed or runs");
        }

        return groups.stream()
                .filter(group -> !group.isKnown())
                .map(group -> "type, number, volumes or scaling of its "
                        + group.role().name().toLowerCase(Locale.ROOT)
                        + " nodes are known only when it is deployed or runs")
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
