package io.lakewarden.model.cluster;

import java.time.Duration;
import java.util.List;

/**
 * The nodes of one kind: primary, core or task. Capacity is counted in units; a type counts for as many of them as its
 * weight says.
 *
 * @param types in the order of preference, at least one
 * @param onDemand units that are there whatever happens
 * @param spot units that EC2 may take back
 * @param allocation how types are chosen
 * @param spotTimeout how long to wait for Spot capacity at the start, 5 minutes to 24 hours
 * @param onSpotTimeout what happens when it does not come
 * @param disk the volumes of each node
 */
public record Nodes(
        List<WeightedType> types,
        int onDemand,
        int spot,
        Allocation allocation,
        Duration spotTimeout,
        SpotTimeoutAction onSpotTimeout,
        Disk disk) {
    private static final Duration SPOT_TIMEOUT = Duration.ofMinutes(20);

    /**
     * An instance type in a fleet.
     *
     * @param instanceType EC2's name, say {@code r6g.4xlarge}
     * @param weight the units that one instance counts for, 1 to 999
     */
    public record WeightedType(String instanceType, int weight) {}

    /**
     * How EC2 chooses among the types of a fleet.
     *
     * @param onDemand for units on demand
     * @param spot for Spot units
     */
    public record Allocation(OnDemandAllocation onDemand, SpotAllocation spot) {
        /** The cheapest on demand; on Spot what is least likely to be taken back, at a fair price. */
        public static Allocation usual() {
            return new Allocation(OnDemandAllocation.LOWEST_PRICE, SpotAllocation.PRICE_CAPACITY_OPTIMIZED);
        }
    }

    /** The strategies for instances on demand. */
    public enum OnDemandAllocation {
        LOWEST_PRICE,
        /** In the order of the types. */
        PRIORITIZED
    }

    /** The strategies for Spot instances. */
    public enum SpotAllocation {
        PRICE_CAPACITY_OPTIMIZED,
        CAPACITY_OPTIMIZED,
        /** By capacity, and among equals in the order of the types. */
        CAPACITY_OPTIMIZED_PRIORITIZED,
        LOWEST_PRICE,
        DIVERSIFIED
    }

    /** What happens at the start when Spot capacity does not come in time; a later resizing just waits. */
    public enum SpotTimeoutAction {
        SWITCH_TO_ON_DEMAND,
        TERMINATE_CLUSTER
    }

    public Nodes {
        types = List.copyOf(types);
    }

    /** Instances of one type, on demand. */
    public static Nodes of(String instanceType, int count) {
        return new Nodes(
                List.of(new WeightedType(instanceType, 1)),
                count,
                0,
                Allocation.usual(),
                SPOT_TIMEOUT,
                SpotTimeoutAction.SWITCH_TO_ON_DEMAND,
                Disk.ofType());
    }

    /** The type that is preferred. */
    public String instanceType() {
        return types.get(0).instanceType();
    }

    /** All units, on demand and Spot. */
    public int units() {
        return onDemand + spot;
    }

    /** Instances of the preferred type that it takes for all units. */
    public int count() {
        int weight = types.get(0).weight();
        return (units() + weight - 1) / weight;
    }
}
