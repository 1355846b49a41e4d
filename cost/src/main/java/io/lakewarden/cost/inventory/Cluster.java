package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An EMR cluster: a resource, or what a state machine's state creates.
 *
 * @param resource the cluster, or the state machine or the schedule that creates it
 * @param state the state, or the schedule's target, that creates it; empty for a persistent cluster
 * @param release EMR's release label; empty where it is not known before a run
 * @param groups its nodes
 * @param scaling between which sizes EMR scales it
 * @param end what ends it, as a reader is told, where EMR does so by itself; empty where it stays
 * @param root the root volume of each node
 * @param subnets in one of which it stands
 * @param tags its own
 * @param unknown what is not known before a run, as a reader is told; empty where all is known
 */
public record Cluster(
        Resource resource,
        Optional<String> state,
        Optional<String> release,
        List<NodeGroup> groups,
        Optional<Scaling> scaling,
        Optional<String> end,
        NodeGroup.Volume root,
        List<String> subnets,
        List<Tag> tags,
        Optional<String> unknown) {
    static final String TYPE = "AWS::EMR::Cluster";

    private static final Pattern RELEASE = Pattern.compile("emr-(\\d{1,4})\\.(\\d{1,4})\\..*");

    private static final List<String> NUMBERS =
            List.of("EbsRootVolumeIops", "EbsRootVolumeSize", "EbsRootVolumeThroughput");

    /**
     * The limits of scaling, in instances or in units of capacity.
     *
     * @param least never less
     * @param most never more
     * @param onDemand the most that is bought on demand, where that is less: what is beyond it is spot
     * @param core the most that is core nodes, where that is less: what is beyond it is task nodes
     */
    public record Scaling(BigDecimal least, BigDecimal most, Optional<BigDecimal> onDemand, Optional<BigDecimal> core) {
        /** From two properties, if both are numbers. */
        static Optional<Scaling> of(JsonNode limits, String least, String most) {
            return Resource.number(limits.path(least)).flatMap(from -> Resource.number(limits.path(most))
                    .map(to -> new Scaling(from, to, Optional.empty(), Optional.empty())));
        }

        /** https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html. */
        private static Optional<Scaling> managed(JsonNode body) {
            JsonNode limits = body.path("ManagedScalingPolicy").path("ComputeLimits");
            return of(limits, "MinimumCapacityUnits", "MaximumCapacityUnits")
                    .map(scaling -> new Scaling(
                            scaling.least(),
                            scaling.most(),
                            below(scaling.most(), limits.path("MaximumOnDemandCapacityUnits")),
                            below(scaling.most(), limits.path("MaximumCoreCapacityUnits"))));
        }

        private static Optional<BigDecimal> below(BigDecimal most, JsonNode limit) {
            return Resource.number(limit).filter(cap -> cap.compareTo(most) < 0);
        }
    }

    /** A tag. */
    public record Tag(String key, String value) {}

    public Cluster {
        groups = List.copyOf(groups);
        subnets = List.copyOf(subnets);
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
                end,
                root,
                subnets,
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
            boolean isOfIt = resource.isNamedIn(
                    other.text("ClusterId").or(() -> other.text("JobFlowId")).orElse(""));
            if (isOfIt && other.doubt().isEmpty()) {
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
                end(body),
                root(body, release),
                Stream.concat(
                                Stream.of(body.path("Instances").path("Ec2SubnetId")),
                                Resource.items(body.path("Instances").path("Ec2SubnetIds")).stream())
                        .flatMap(subnet -> Resource.scalar(subnet).stream())
                        .toList(),
                Resource.items(body.path("Tags")).stream()
                        .map(tag -> new Tag(
                                tag.path("Key").asText(), tag.path("Value").asText()))
                        .toList(),
                unknown(body, groups));
    }

    /**
     * After its steps unless it is kept alive, which it is not where there are steps and nothing is said
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-emr-cluster-jobflowinstancesconfig.html),
     * or when it has been idle for so long. One without steps and without a word of it is taken as one that stays.
     */
    private static Optional<String> end(JsonNode body) {
        String idle = body.path("AutoTerminationPolicy").path("IdleTimeout").asText();
        if (!idle.isEmpty()) {
            return Optional.of("it ends after " + (idle.contains("${") ? "some" : idle) + " seconds without work");
        }

        boolean hasSteps = !Resource.items(body.path("Steps")).isEmpty();
        String isKept =
                body.path("Instances").path("KeepJobFlowAliveWhenNoSteps").asText(hasSteps ? "false" : "true");
        return switch (isKept) {
            case "true" -> Optional.empty();
            case "false" -> Optional.of("it ends after its steps");
            default -> Optional.of("whether it ends after its steps is known only when it is deployed");
        };
    }

    /**
     * Where nothing is said, gp3 from emr-6.15.0 on and gp2 before, and 15 GiB from emr-6.10.0 on and 10 before
     * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-custom-ami-root-volume-size.html).
     */
    private static NodeGroup.Volume root(JsonNode body, Optional<String> release) {
        return new NodeGroup.Volume(
                isFrom(release, 6, 15) ? "gp3" : "gp2",
                Resource.number(body.path("EbsRootVolumeSize"))
                        .orElse(BigDecimal.valueOf(isFrom(release, 6, 10) ? 15 : 10)),
                Resource.number(body.path("EbsRootVolumeIops")),
                Resource.number(body.path("EbsRootVolumeThroughput")));
    }

    /** Whether a release is that one or a later one; a label of another form is newer. */
    private static boolean isFrom(Optional<String> release, int major, int minor) {
        Matcher label = RELEASE.matcher(release.orElse(""));
        if (!label.matches()) {
            return true;
        }

        int itsMajor = Integer.parseInt(label.group(1));
        return itsMajor > major || itsMajor == major && Integer.parseInt(label.group(2)) >= minor;
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

        boolean isLabelOpen = body.path("ReleaseLabel").asText().contains("${") || body.has("ReleaseLabel.$");
        if (isLabelOpen && !body.has("EbsRootVolumeSize")) {
            return Optional.of("its release, and with it its root volume, is known only when it is deployed or runs");
        }

        JsonNode limits = body.path("ManagedScalingPolicy").path("ComputeLimits");
        boolean isOpen = Stream.of("MaximumCoreCapacityUnits", "MaximumOnDemandCapacityUnits")
                .anyMatch(limit -> limits.has(limit + ".$")
                        || limits.has(limit)
                                && Resource.number(limits.path(limit)).isEmpty());
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
