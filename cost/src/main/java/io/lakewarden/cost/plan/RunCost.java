package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;

/**
 * What a run of a cluster costs, by what is paid for; at usual values, EMR's fee in the middle where it is only bounded.
 *
 * @param onDemand instances on demand, the primary node's too
 * @param spot instances on spot
 * @param commitment the run's part of what a Savings Plan is paid in a month
 * @param fee EMR's, of all nodes
 * @param feeAtMost the same at its most
 * @param volumes of all nodes
 */
public record RunCost(Usd onDemand, Usd spot, Usd commitment, Usd fee, Usd feeAtMost, Usd volumes) {
    /** All of it. */
    public Usd total() {
        return onDemand.plus(spot).plus(commitment).plus(fee).plus(volumes);
    }

    /** All of it with EMR's fee at its most. */
    public Usd atMostFee() {
        return total().minus(fee).plus(feeAtMost);
    }
}
