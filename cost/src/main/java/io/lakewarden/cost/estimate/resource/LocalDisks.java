package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.price.InstanceType;

/** Disks that an instance type brings. */
final class LocalDisks {
    /** Of the families with a d, AWS gives each vCPU about 59 GB. */
    private static final double GIBIBYTES_PER_VCPU = 55;

    private LocalDisks() {}

    /** At least so much. */
    static double gibibytes(InstanceType type) {
        return GIBIBYTES_PER_VCPU * type.vcpus();
    }
}
