package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.Allocation;
import io.lakewarden.model.cluster.Nodes.OnDemandAllocation;
import io.lakewarden.model.cluster.Nodes.SpotAllocation;
import io.lakewarden.model.cluster.Nodes.SpotTimeoutAction;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the definition says about the nodes of a cluster. */
final class NodeShapes {
    private static final TextShape<String> TYPE =
            TextShape.of("an EC2 instance type", "m6g.xlarge", "[a-z][a-z0-9-]*[.][a-z0-9-]+", 32);
    private static final int MOST_UNITS = 4000;

    static final Shape<ManagedScaling> SCALING = scaling();
    static final Shape<Nodes> NODES = nodes();

    private NodeShapes() {}

    private static Shape<Nodes> nodes() {
        Field<Optional<String>> one = Field.optional("instanceType", TYPE, "EC2's name; all nodes are of this type");
        Field<Integer> count =
                Field.withDefault("count", NumberShape.whole(1, 1000), 1, "How many, on demand; with instanceType");
        Field<List<Map.Entry<String, Integer>>> several = Field.withDefault(
                "instanceTypes",
                new NamedShape<>("an instance type", TYPE, NumberShape.whole(1, 999), 1, 30),
                List.of(),
                "In the order of preference; each with the units that one instance counts for");
        Field<Integer> onDemand = Field.withDefault(
                "onDemand", NumberShape.whole(0, MOST_UNITS), 0, "Units on demand; with instanceTypes");
        Field<Integer> spot = Field.withDefault(
                "spot", NumberShape.whole(0, MOST_UNITS), 0, "Units that EC2 may take back; with instanceTypes");
        Field<OnDemandAllocation> onDemandAllocation = Field.withDefault(
                "onDemandAllocation",
                ChoiceShape.of(OnDemandAllocation.class),
                Allocation.usual().onDemand(),
                "How types are chosen for units on demand");
        Field<SpotAllocation> spotAllocation = Field.withDefault(
                "spotAllocation",
                ChoiceShape.of(SpotAllocation.class),
                Allocation.usual().spot(),
                "How types are chosen for Spot units");
        Field<Integer> spotTimeout = Field.withDefault(
                "spotTimeoutMinutes",
                NumberShape.whole(5, 1440),
                20,
                "How long Spot units are waited for at the start");
        Field<SpotTimeoutAction> onSpotTimeout = Field.withDefault(
                "onSpotTimeout",
                ChoiceShape.of(SpotTimeoutAction.class),
                SpotTimeoutAction.SWITCH_TO_ON_DEMAND,
                "What happens when they do not come; a later resizing just waits");
        Field<Disk> disk = Field.withDefault(
                "ebs", disk(), Disk.ofType(), "what EMR gives the type", "The volumes of each node, gp3");
        return new ObjectShape<>(
                "the nodes of a kind",
                List.of(
                        one,
                        count,
                        several,
                        onDemand,
                        spot,
                        onDemandAllocation,
                        spotAllocation,
                        spotTimeout,
                        onSpotTimeout,
                        disk),
                List.of(
                        Constraint.exactlyOneOf("instanceType", "instanceTypes"),
                        new Constraint.Needs("count", "instanceType"),
                        new Constraint.Needs("onDemand", "instanceTypes"),
                        new Constraint.Needs("spot", "instanceTypes")),
                keys -> {
                    Optional<String> only = keys.value(one);
                    int ofOne = keys.value(count);
                    int ofSeveral = keys.value(onDemand);
                    List<WeightedType> listed = keys.value(several).stream()
                            .map(type -> new WeightedType(type.getKey(), type.getValue()))
                            .toList();
                    return new Nodes(
                            only.map(type -> List.of(new WeightedType(type, 1))).orElse(orStandIn(listed)),
                            only.isPresent() ? ofOne : ofSeveral,
                            keys.value(spot),
                            new Allocation(keys.value(onDemandAllocation), keys.value(spotAllocation)),
                            Duration.ofMinutes(keys.value(spotTimeout)),
                            keys.value(onSpotTimeout),
                            keys.value(disk));
                });
    }

    private static List<WeightedType> orStandIn(List<WeightedType> listed) {
        return listed.isEmpty() ? List.of(new WeightedType(TYPE.standIn(), 1)) : listed;
    }

    private static Shape<Disk> disk() {
        Field<Integer> volumes =
                Field.withDefault("volumes", NumberShape.whole(1, 25), 1, "How many, beside the root volume");
        Field<Integer> size = Field.required("sizeGibibytes", NumberShape.whole(10, 16_384), "Of each, in 2^30 bytes");
        return new ObjectShape<>(
                "the volumes of a node",
                List.of(volumes, size),
                List.of(),
                keys -> new Disk(keys.value(volumes), keys.value(size)));
    }

    private static Shape<ManagedScaling> scaling() {
        Field<Integer> minimum =
                Field.required("minimum", NumberShape.whole(1, MOST_UNITS), "Units at least, core and task together");
        Field<Integer> maximum = Field.required("maximum", NumberShape.whole(1, MOST_UNITS), "Units at most");
        Field<Optional<Integer>> core = Field.optional(
                "maximumCore", NumberShape.whole(1, MOST_UNITS), "maximum", "Of these, so many are core");
        Field<Optional<Integer>> onDemand = Field.optional(
                "maximumOnDemand", NumberShape.whole(0, MOST_UNITS), "maximum", "Of these, so many are on demand");
        return new ObjectShape<>(
                "the limits of managed scaling",
                List.of(minimum, maximum, core, onDemand),
                List.of(),
                keys -> new ManagedScaling(
                        keys.value(minimum),
                        keys.value(maximum),
                        keys.value(core).orElse(keys.value(maximum)),
                        keys.value(onDemand).orElse(keys.value(maximum))));
    }
}
