package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nodes of one role: an instance fleet, or an instance group as a fleet of one type.
 *
 * @param role what they do
 * @param candidates the types it may consist of, in their order of priority
 * @param onDemand units of capacity bought on demand
 * @param spot units of capacity bought as spot
 * @param isPrioritized whether on-demand capacity is taken in the order of priority, not by the lowest price
 * @param scaling between which numbers of instances an instance group scales itself
 */
public record NodeGroup(
        Role role,
        List<Candidate> candidates,
        BigDecimal onDemand,
        BigDecimal spot,
        boolean isPrioritized,
        Optional<Cluster.Scaling> scaling) {
    /** What is not known before a run, in place of a number. */
    private static final BigDecimal UNKNOWN = BigDecimal.ONE.negate();

    /** What a node does. */
    public enum Role {
        PRIMARY,
        CORE,
        TASK
    }

    /**
     * A type that a fleet may take.
     *
     * @param instanceType EC2's name
     * @param weight units of capacity that one is
     * @param volumes attached to each; empty where EMR's default applies
     */
    public record Candidate(String instanceType, BigDecimal weight, List<Volume> volumes) {
        public Candidate {
            volumes = List.copyOf(volumes);
        }

        private boolean isKnown() {
            return !instanceType.contains("${")
                    && weight.signum() > 0
                    && volumes.stream().allMatch(Volume::isKnown);
        }
    }

    /**
     * A volume.
     *
     * @param type as EC2's API names it
     * @param gibibytes its size
     * @param operations provisioned a second; empty where the type's baseline applies
     * @param throughput provisioned MiB a second; empty where the type's baseline applies
     */
    public record Volume(
            String type, BigDecimal gibibytes, Optional<BigDecimal> operations, Optional<BigDecimal> throughput) {
        private boolean isKnown() {
            return !type.contains("${")
                    && gibibytes.signum() > 0
                    && operations.orElse(BigDecimal.ONE).signum() >= 0
                    && throughput.orElse(BigDecimal.ONE).signum() >= 0;
        }
    }

    public NodeGroup {
        candidates = List.copyOf(candidates);
    }

    /** Whether type, size, volumes and scaling are known before a run. */
    boolean isKnown() {
        return !candidates.isEmpty()
                && candidates.stream().allMatch(Candidate::isKnown)
                && onDemand.signum() >= 0
                && spot.signum() >= 0
                && scaling.map(Cluster.Scaling::least).orElse(BigDecimal.ZERO).signum() >= 0;
    }

    /** Units of capacity that it starts with. */
    public BigDecimal units() {
        return onDemand.add(spot);
    }

    /** Task nodes of the same types, as EMR adds them where a cluster has none of its own. */
    public NodeGroup asTasks() {
        return new NodeGroup(Role.TASK, candidates, onDemand, spot, isPrioritized, Optional.empty());
    }

    static NodeGroup fleet(Role role, JsonNode fleet) {
        List<Candidate> candidates = new ArrayList<>();
        fleet.path("InstanceTypeConfigs")
                .forEach(config -> candidates.add(new Candidate(
                        config.path("InstanceType").asText(),
                        provided(config, "WeightedCapacity").orElse(BigDecimal.ONE),
                        volumes(config.path("EbsConfiguration")))));
        return new NodeGroup(
                role,
                candidates,
                units(fleet, "TargetOnDemandCapacity"),
                units(fleet, "TargetSpotCapacity"),
                fleet.path("LaunchSpecifications")
                        .path("OnDemandSpecification")
                        .path("AllocationStrategy")
                        .asText()
                        .equalsIgnoreCase("prioritized"),
                Optional.empty());
    }

    static NodeGroup group(Role role, JsonNode group) {
        String market = group.path("Market").asText();
        BigDecimal count = market.contains("${") || group.has("Market.$") ? UNKNOWN : units(group, "InstanceCount");
        boolean isSpot = market.equals("SPOT");
        return new NodeGroup(
                role,
                one(group.path("InstanceType"), volumes(group.path("EbsConfiguration"))),
                isSpot ? BigDecimal.ZERO : count,
                isSpot ? count : BigDecimal.ZERO,
                false,
                scaling(group));
    }

    /** Of a policy whose limits only a run knows, unknown ones. */
    private static Optional<Cluster.Scaling> scaling(JsonNode group) {
        return group.has("AutoScalingPolicy") || group.has("AutoScalingPolicy.$")
                ? Optional.of(Cluster.Scaling.of(
                                group.path("AutoScalingPolicy").path("Constraints"), "MinCapacity", "MaxCapacity")
                        .orElse(new Cluster.Scaling(UNKNOWN, UNKNOWN, Optional.empty(), Optional.empty())))
                : Optional.empty();
    }

    /** The short form: a type for the primary node, one for the others, and a count of all. */
    static List<NodeGroup> uniform(JsonNode instances) {
        if (!instances.has("MasterInstanceType")) {
            return List.of();
        }

        BigDecimal others = units(instances, "InstanceCount").subtract(BigDecimal.ONE);
        NodeGroup primary = new NodeGroup(
                Role.PRIMARY,
                one(instances.path("MasterInstanceType"), List.of()),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                false,
                Optional.empty());
        return others.signum() == 0
                ? List.of(primary)
                : List.of(
                        primary,
                        new NodeGroup(
                                Role.CORE,
                                one(instances.path("SlaveInstanceType"), List.of()),
                                others,
                                BigDecimal.ZERO,
                                false,
                                Optional.empty()));
    }

    private static List<Candidate> one(JsonNode instanceType, List<Volume> volumes) {
        return Resource.scalar(instanceType)
                .map(type -> List.of(new Candidate(type, BigDecimal.ONE, volumes)))
                .orElse(List.of());
    }

    /** A count; below zero where only a run knows it. */
    private static BigDecimal units(JsonNode group, String key) {
        return provided(group, key).orElse(BigDecimal.ZERO);
    }

    /** A number; below zero where only a run knows it, empty where there is none. */
    private static Optional<BigDecimal> provided(JsonNode body, String key) {
        return body.has(key) || body.has(key + ".$")
                ? Optional.of(Resource.number(body.path(key)).orElse(UNKNOWN))
                : Optional.empty();
    }

    private static List<Volume> volumes(JsonNode configuration) {
        List<Volume> volumes = new ArrayList<>();
        if (configuration.isTextual()) {
            return List.of(new Volume(configuration.asText(), UNKNOWN, Optional.empty(), Optional.empty()));
        }

        configuration.path("EbsBlockDeviceConfigs").forEach(device -> {
            JsonNode specification = device.path("VolumeSpecification");
            int count = provided(device, "VolumesPerInstance")
                    .orElse(BigDecimal.ONE)
                    .intValue();
            Volume volume = new Volume(
                    specification.path("VolumeType").asText("gp2"),
                    count < 0 ? UNKNOWN : provided(specification, "SizeInGB").orElse(UNKNOWN),
                    provided(specification, "Iops"),
                    provided(specification, "Throughput"));
            for (int index = 0; index < Math.max(1, count); index++) {
                volumes.add(volume);
            }
        });
        return volumes;
    }
}
