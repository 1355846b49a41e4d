package io.lakewarden.cli.live;

import io.lakewarden.account.runs.LiveNode;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.ScalingLimits;
import io.lakewarden.account.runs.ScalingLimits.Unit;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Other limits for a cluster's managed scaling. Nodes are counted as if all were of the core type that is preferred.
 *
 * @param definition the cluster's
 * @param limits as EMR takes them
 */
public record Resizing(Cluster definition, ScalingLimits limits) {
    /**
     * What changes.
     *
     * @param workers core and task nodes now
     * @param now what all nodes cost an hour
     * @param then what they cost at most: on demand, of the dearest type
     */
    public record Change(int workers, Reading<UsdPerHour> now, Reading<UsdPerHour> then) {}

    /** At a number of nodes; empty if the definition does not let it be. */
    public static Optional<Resizing> held(Cluster definition, ManagedScaling defined, int nodes) {
        if (nodes < least(definition, defined) || nodes > most(definition, defined)) {
            return Optional.empty();
        }

        int units = nodes * weight(definition);
        return Optional.of(new Resizing(
                definition,
                new ScalingLimits(
                        unit(definition),
                        new ManagedScaling(
                                units,
                                units,
                                Math.min(defined.maximumCore(), units),
                                Math.min(defined.maximumOnDemand(), units)))));
    }

    /** Between the limits of the definition. */
    public static Resizing asDefined(Cluster definition, ManagedScaling defined) {
        return new Resizing(definition, new ScalingLimits(unit(definition), defined));
    }

    /** The fewest nodes that the definition lets it have. */
    public static int least(Cluster definition, ManagedScaling defined) {
        int weight = weight(definition);
        return (defined.minimum() + weight - 1) / weight;
    }

    /** The most nodes that the definition lets it have. */
    public static int most(Cluster definition, ManagedScaling defined) {
        return defined.maximum() / weight(definition);
    }

    private static int weight(Cluster definition) {
        return definition.capacity().provisioning() == Provisioning.FLEETS
                ? definition.core().types().get(0).weight()
                : 1;
    }

    private static Unit unit(Cluster definition) {
        return definition.capacity().provisioning() == Provisioning.FLEETS ? Unit.INSTANCE_FLEET_UNITS : Unit.INSTANCES;
    }

    /** What it will be. */
    public String words() {
        int least = least(definition, limits.limits());
        int most = most(definition, limits.limits());
        return least == most ? String.valueOf(most) : least + " to " + most + " as EMR sees fit";
    }

    /** What changes, against the nodes that are there. */
    public Change change(List<LiveNode> nodes, NodePrices prices) {
        List<LiveNode> up = nodes.stream().filter(LiveNode::isUp).toList();
        List<LiveNode> primary =
                up.stream().filter(node -> node.role() == LiveNode.Role.MASTER).toList();
        Optional<Cluster> its = Optional.of(definition);
        return new Change(
                up.size() - primary.size(),
                prices.rate(up, its),
                prices.rate(primary, its).then(rate -> workers(prices).map(rate::plus)));
    }

    private Reading<UsdPerHour> workers(NodePrices prices) {
        try {
            Usd unit = Stream.concat(Stream.of(definition.core()), definition.task().stream())
                    .flatMap(nodes -> units(nodes, prices))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return Reading.known(new UsdPerHour(unit.times(limits.limits().maximum())));
        } catch (MissingPrice missing) {
            return Reading.unread(missing.getMessage());
        }
    }

    /** What an hour of a unit costs on demand, by type. */
    private static Stream<Usd> units(Nodes nodes, NodePrices prices) {
        return nodes.types().stream()
                .map(type -> new Usd(prices.rate(type.instanceType(), false, nodes.disk())
                        .value()
                        .value()
                        .divide(BigDecimal.valueOf(type.weight()), MathContext.DECIMAL128)));
    }
}
