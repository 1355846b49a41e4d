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
 */
public record NodeGroup(
        Role role, List<Candidate> candidates, BigDecimal onDemand, BigDecimal spot, boolean isPrioritized) {
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
            String type, BigDecimal gibibytes, Optional<BigDecimal> operations, Optional<BigDecimal> throughput) {}

    public NodeGroup {
        candidates = List.copyOf(candidates);
    }

    /** Whether type and size are known before a run. */
    boolean isKnown() {
        return !candidates.isEmpty()
                && candidates.stream()
                        .noneMatch(candidate -> candidate.instanceType().contains("${"))
                && onDemand.signum() >= 0
                && spot.signum() >= 0;
    }

    static NodeGroup fleet(Role role, JsonNode fleet) {
        List<Candidate> candidates = new ArrayList<>();
        fleet.path("InstanceTypeConfigs")
                .forEach(config -> candidates.add(new Candidate(
                        config.path("InstanceType").asText(),
                        Resource.number(config.path("WeightedCapacity")).orElse(BigDecimal.ONE),
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
                        .equalsIgnoreCase("prioritized"));
    }

    static NodeGroup group(Role role, JsonNode group) {
        BigDecimal count = units(group, "InstanceCount");
        boolean isSpot = group.path("Market").asText().equals("SPOT");
        return new NodeGroup(
                role,
                one(group.path("InstanceType"), volumes(group.path("EbsConfiguration"))),
                isSpot ? BigDecimal.ZERO : count,
                isSpot ? count : BigDecimal.ZERO,
                false);
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
                false);
        return others.signum() == 0
                ? List.of(primary)
                : List.of(
                        primary,
                        new NodeGroup(
                                Role.CORE,
                                one(instances.path("SlaveInstanceType"), List.of()),
                                others,
                                BigDecimal.ZERO,
                                false));
    }

    private static List<Candidate> one(JsonNode instanceType, List<Volume> volumes) {
        return Resource.scalar(instanceType)
                .map(type -> List.of(new Candidate(type, BigDecimal.ONE, volumes)))
                .orElse(List.of());
    }

    /** A count; below zero where only a run knows it. */
    private static BigDecimal units(JsonNode group, String key) {
        boolean isDynamic = group.has(key + ".$")
                || group.has(key) && Resource.number(group.path(key)).isEmpty();
        return isDynamic
                ? BigDecimal.ONE.negate()
                : Resource.number(group.path(key)).orElse(BigDecimal.ZERO);
    }

    private static List<Volume> volumes(JsonNode configuration) {
        List<Volume> volumes = new ArrayList<>();
        configuration.path("EbsBlockDeviceConfigs").forEach(device -> {
            JsonNode specification = device.path("VolumeSpecification");
            Volume volume = new Volume(
                    specification.path("VolumeType").asText("gp2"),
                    Resource.number(specification.path("SizeInGB")).orElse(BigDecimal.ZERO),
                    Resource.number(specification.path("Iops")),
                    Resource.number(specification.path("Throughput")));
            int count = Math.max(1, device.path("VolumesPerInstance").asInt(1));
            for (int index = 0; index < count; index++) {
                volumes.add(volume);
            }
        });
        return volumes;
    }
}
