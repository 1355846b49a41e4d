package io.lakewarden.account.runs;

import io.lakewarden.model.cluster.ManagedScaling;

/**
 * Between what EMR resizes a cluster's core and task nodes.
 *
 * @param unit what is counted, in EMR's word
 * @param limits in that unit
 */
public record ScalingLimits(Unit unit, ManagedScaling limits) {
    /** What EMR counts; in its words. */
    public enum Unit {
        INSTANCE_FLEET_UNITS,
        INSTANCES
    }
}
