package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.model.Gibibytes;
import java.util.Map;
import java.util.Optional;

/** Disks that an instance type brings. */
public final class LocalDisks {
    private static final double GIGABYTE_IN_GIBIBYTES = 1e9 / (1L << 30);

    /** Gigabytes of a family's own disks for each vCPU; from EC2's pages as remembered, unverified. */
    private static final Map<String, Double> PER_VCPU = Map.ofEntries(
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

    private LocalDisks() {}

    /** All of them; zero of a type that has none, empty where it has some that are not known. */
    public static Optional<Gibibytes> of(InstanceType type) {
        return type.hasLocalDisks()
                ? Optional.ofNullable(PER_VCPU.get(type.family()))
                        .map(gigabytes -> new Gibibytes(Math.floor(gigabytes * type.vcpus() * GIGABYTE_IN_GIBIBYTES)))
                : Optional.of(new Gibibytes(0));
    }
}
