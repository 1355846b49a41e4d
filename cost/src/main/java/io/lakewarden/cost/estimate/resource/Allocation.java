package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.inventory.NodeGroup.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What managed scaling gives a group of nodes of a cluster's capacity, where it has limits of its own for core nodes or for
 * what is bought on demand: core nodes first, and on demand first, each up to its limit; what is beyond is task nodes, and spot
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/managed-scaling-allocation-strategy.html).
 *
 * @param group the nodes
 * @param onDemand units of capacity bought on demand
 * @param spot units of capacity bought as spot
 * @param mayBeOnDemand whether there can be any on demand
 * @param mayBeSpot whether there can be any spot
 */
record Allocation(NodeGroup group, Amount onDemand, Amount spot, boolean mayBeOnDemand, boolean mayBeSpot) {
    /**
     * How much of some capacity is bought on demand at most.
     *
     * @param mayBeOnDemand whether any may be
     * @param mayBeSpot whether there may be more than that
     */
    private record Cap(Amount units, boolean mayBeOnDemand, boolean mayBeSpot) {
        Cap part(BigDecimal part, BigDecimal whole) {
            return new Cap(units.times(part).dividedBy(whole), mayBeOnDemand, mayBeSpot);
        }
    }

    /** Units of capacity that the nodes but the primary ones start with. */
    static BigDecimal start(Cluster cluster) {
        return sum(of(cluster, Role.CORE)).add(sum(of(cluster, Role.TASK)));
    }

    /**
     * Of every group but the primary one. Where a cluster has no task nodes of its own, those that EMR adds are taken to be of
     * the core nodes' types.
     *
     * @param units of capacity in all
     */
    static List<Allocation> of(Cluster cluster, Cluster.Scaling limits, Amount units) {
        List<NodeGroup> core = of(cluster, Role.CORE);
        List<NodeGroup> task = of(cluster, Role.TASK);
        Optional<BigDecimal> most = limits.onDemand();
        if (limits.core().isEmpty()) {
            List<NodeGroup> all = new ArrayList<>(core);
            all.addAll(task);
            return shared(all, units, most.map(cap -> new Cap(Amount.of(cap), cap.signum() > 0, true)));
        }

        BigDecimal mostCore = limits.core().get();
        Amount asCore = units.atMost(Amount.of(mostCore));
        Amount beyond = units.minus(asCore);
        List<Allocation> allocations = new ArrayList<>(shared(
                core, asCore, most.map(cap -> new Cap(Amount.of(cap), cap.signum() > 0, cap.compareTo(mostCore) < 0))));
        allocations.addAll(shared(
                task.isEmpty() ? core.stream().map(NodeGroup::asTasks).toList() : task,
                beyond,
                most.map(cap -> new Cap(
                        Amount.of(cap).minus(asCore.atMost(Amount.of(cap))), cap.compareTo(mostCore) > 0, true))));
        return allocations;
    }

    /** Among groups, by what they start with; alike where they start with nothing. */
    private static List<Allocation> shared(List<NodeGroup> groups, Amount units, Optional<Cap> cap) {
        BigDecimal start = sum(groups);
        boolean isNothing = start.signum() == 0;
        BigDecimal whole = isNothing ? BigDecimal.valueOf(groups.size()) : start;
        List<Allocation> allocations = new ArrayList<>();
        for (NodeGroup group : groups) {
            BigDecimal part = isNothing ? BigDecimal.ONE : group.units();
            if (part.signum() > 0) {
                allocations.add(
                        of(group, units.times(part).dividedBy(whole), cap.map(limit -> limit.part(part, whole))));
            }
        }

        return allocations;
    }

    /** Without a limit of what is on demand, as much of it is as at the start. */
    private static Allocation of(NodeGroup group, Amount units, Optional<Cap> cap) {
        if (cap.isPresent()) {
            Amount onDemand = units.atMost(cap.get().units());
            return new Allocation(
                    group,
                    onDemand,
                    units.minus(onDemand),
                    cap.get().mayBeOnDemand(),
                    cap.get().mayBeSpot());
        }

        if (group.units().signum() == 0) {
            return new Allocation(group, units, Amount.ZERO, true, false);
        }

        Amount onDemand = units.times(group.onDemand()).dividedBy(group.units());
        return new Allocation(
                group,
                onDemand,
                units.minus(onDemand),
                group.onDemand().signum() > 0,
                group.spot().signum() > 0);
    }

    private static List<NodeGroup> of(Cluster cluster, Role role) {
        return cluster.groups().stream().filter(group -> group.role() == role).toList();
    }

    private static BigDecimal sum(List<NodeGroup> groups) {
        return groups.stream().map(NodeGroup::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
