package io.lakewarden.cost.runtime;

import java.util.Optional;

/**
 * What spot nodes do to a run.
 *
 * @param longer factor on the jobs' time that lost nodes cost on average, 1 or more
 * @param expectedLosses nodes lost in a run
 * @param poolLost that all of them go at once; empty where there are none
 */
public record SpotRisk(double longer, double expectedLosses, Optional<Disturbance> poolLost) {
    private static final double HOURS_OF_A_MONTH = 730;

    /** What a lost task node makes others do again, over all that a node does: shuffles stay on core nodes. */
    private static final double REDONE = 1;

    /** A run in a hundred loses all spot nodes at once, since they are of few pools, and does half again; unverified. */
    private static final Disturbance POOL_LOST = new Disturbance(0.01, 1.5);

    /** Of no spot nodes. */
    static final SpotRisk NONE = new SpotRisk(1, 0, Optional.empty());

    /**
     * Of so many nodes for so long.
     *
     * @param reclaimedPerMonth share of nodes, 0 to 1 (exclusive)
     * @param spotNodes those of them that are spot
     * @param nodes all of them
     * @param hours of a run
     */
    public static SpotRisk of(double reclaimedPerMonth, int spotNodes, int nodes, double hours) {
        if (spotNodes == 0) {
            return NONE;
        }

        double hazard = -Math.log(1 - reclaimedPerMonth) / HOURS_OF_A_MONTH;
        double losses = hazard * spotNodes * hours;
        return new SpotRisk(1 + losses * REDONE / nodes, losses, Optional.of(POOL_LOST));
    }
}
