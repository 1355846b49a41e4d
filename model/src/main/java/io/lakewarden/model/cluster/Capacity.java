package io.lakewarden.model.cluster;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nodes of a cluster.
 *
 * @param provisioning how they are asked for: all as fleets, or all as groups
 * @param primary one, or three for high availability
 * @param core what holds HDFS, and executors
 * @param task executors alone, if there are any
 * @param scaling the limits of managed scaling, if it is on
 */
public record Capacity(
        Provisioning provisioning, Nodes primary, Nodes core, Optional<Nodes> task, Optional<ManagedScaling> scaling) {
    /** How EMR asks EC2 for nodes; a cluster does not mix the two. */
    public enum Provisioning {
        /** Several types, on demand and Spot, in whichever of the subnets has them. */
        FLEETS,
        /** One type and one market for each kind of node, in one subnet. */
        GROUPS
    }

    /** Whether it has three primary nodes, or asks for another number than one. */
    public boolean isHighlyAvailable() {
        return primary.count() > 1;
    }

    /** Primary, core and task. */
    public Stream<Nodes> nodes() {
        return Stream.concat(Stream.of(primary, core), task.stream());
    }

    /** Whether any node may be taken back by EC2. */
    public boolean usesSpot() {
        return nodes().anyMatch(nodes -> nodes.spot() > 0);
    }
}
