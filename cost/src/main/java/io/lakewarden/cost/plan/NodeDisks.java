package io.lakewarden.cost.plan;

import io.lakewarden.cost.estimate.resource.DefaultVolumes;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.model.Gibibytes;
import java.util.Map;
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

    private static final double GIGABYTE_IN_GIBIBYTES = 1e9 / (1L << 30);

    /** Gigabytes of a family's own disks for each vCPU; from EC2's pages as remembered, unverified. */
    private static final Map<String, Double> LOCAL = Map.ofEntries(
            Map.entry("c5d", 25.0),
            Map.entry("m5d", 37.5),
            Map.entry("r5d", 37.5),
            Map.entry("c6gd", 59.0),
            Map.entry("m6gd", 59.0),
            Map.entry("r6gd", 59.0),
            Map.entry("c7gd", 59.0),
            Map.entry("m7gd", 59.0),
            Map.entry("r7gd", 59.0),
            Map.entry("c6id", 59.0),
            Map.entry("m6id", 59.0),
            Map.entry("r6id", 59.0),
            Map.entry("i3", 237.0),
            Map.entry("i3en", 625.0),
            Map.entry("i4i", 234.0),
            Map.entry("i4g", 234.0),
            Map.entry("i7i", 234.0),
            Map.entry("i8g", 234.0));

    /** Those of a type, if they are known. */
    static Optional<NodeDisks> of(InstanceType type) {
        if (!type.hasLocalDisks()) {
            double attached = DefaultVolumes.of(type).stream()
                    .mapToDouble(volume -> volume.gibibytes().doubleValue())
                    .sum();
            return Optional.of(new NodeDisks(NONE, new Gibibytes(attached)));
        }

        return Optional.ofNullable(LOCAL.get(type.family()))
                .map(gigabytes -> new NodeDisks(
                        new Gibibytes(Math.floor(gigabytes * type.vcpus() * GIGABYTE_IN_GIBIBYTES)), NONE));
    }

    Gibibytes all() {
        return new Gibibytes(local.value() + attached.value());
    }
}
