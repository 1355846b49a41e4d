package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.runtime.CoreNodes;
import java.time.Duration;

/**
 * A cluster that meets the requirement, and that no other beats in cost, time and risk.
 *
 * @param nodes beside the primary one
 * @param plan how they are bought
 * @param onDemandNodes those of them that are bought on demand
 * @param paid the time that is paid for, of a run at its median and with what disturbs some
 * @param parts what that costs at usual values, as the estimate has them
 * @param low of a run that is as short as one in ten, EMR's fee at its least
 * @param high of a run that is as long as one in ten, spot as in its dearest zone
 * @param median from start to the end being seen
 * @param p95 19 of 20 runs end within it
 * @param risk probability that a run misses the SLA
 * @param isFeeKnown whether EMR's fee is known, not only bounded
 * @param isVerified whether somebody looked its prices up
 */
public record Choice(
        CoreNodes nodes,
        PurchasePlan plan,
        int onDemandNodes,
        Duration paid,
        RunCost parts,
        Usd low,
        Usd high,
        Duration median,
        Duration p95,
        double risk,
        boolean isFeeKnown,
        boolean isVerified) {
    /** Of a run at usual values. */
    public Usd cost() {
        return parts.total();
    }

    /** The same with other parts of its cost. */
    public Choice costing(RunCost other) {
        return new Choice(
                nodes, plan, onDemandNodes, paid, other, low, high, median, p95, risk, isFeeKnown, isVerified);
    }

    /** Whether at least that share of runs, 0 to 1, ends within the SLA. */
    public boolean meets(double share) {
        return 1 - risk >= share;
    }

    /** Its nodes, and how many of them are spot. */
    public String cluster() {
        int spot = nodes.count() - onDemandNodes;
        return nodes + (spot == 0 ? "" : ", " + spot + " of them spot");
    }
}
