package io.lakewarden.cost.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The nodes that a run's jobs have, all as if of one type.
 *
 * @param nodes all of them
 * @param spot those of them that are spot
 */
public record Workers(CoreNodes nodes, int spot) {
    public Workers {
        if (spot < 0 || spot > nodes.count()) {
            throw new IllegalArgumentException(
                    "Invalid spot nodes: got " + spot + " of " + nodes.count() + ", expected none to all");
        }
    }

    /** All on demand. */
    public static Workers onDemand(CoreNodes nodes) {
        return new Workers(nodes, 0);
    }

    /**
     * Those of fleets.
     *
     * @param weight units of capacity that one node is
     * @param units of capacity in all
     * @param spotShare of the units that are spot, 0 to 1
     */
    public static Workers of(Machine machine, BigDecimal weight, BigDecimal units, double spotShare) {
        int count = Math.max(1, units.divide(weight, 0, RoundingMode.CEILING).intValue());
        return new Workers(new CoreNodes(machine, count), (int) Math.round(spotShare * count));
    }
}
