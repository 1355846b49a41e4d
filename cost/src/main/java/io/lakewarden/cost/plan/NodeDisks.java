package io.lakewarden.cost.plan;

import io.lakewarden.cost.estimate.resource.DefaultVolumes;
import io.lakewarden.cost.estimate.resource.LocalDisks;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.model.Gibibytes;
import java.util.Optional;

/**
 * What a node has for shuffles where its cluster says nothing of disks.
 *
 * @param local its own disks; zero if it has none
 * @param attached the volumes that EMR attaches to a type without disks
 */
record NodeDisks(Gibibytes local, Gibibytes attached) {
    private static final Gibibytes NONE = new Gibibytes(0);

    /** None that could be counted on. */
    static final NodeDisks UNKNOWN = new NodeDisks(NONE, NONE);

    /** Those of a type, if they are known. */
    static Optional<NodeDisks> of(InstanceType type) {
        double attached = DefaultVolumes.of(type).stream()
                .mapToDouble(volume -> volume.gibibytes().doubleValue())
                .sum();
        return LocalDisks.of(type).map(local -> new NodeDisks(local, new Gibibytes(attached)));
    }
}
