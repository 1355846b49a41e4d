package io.lakewarden.cost.estimate;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A pipeline's month.
 *
 * @param pipeline its name
 * @param runs in the month
 * @param terabytes that come in in the month, of 1024 GiB
 * @param month all that it causes
 * @param run what a run causes, without what stays stored
 * @param runAtMost nineteen runs in twenty cost no more
 * @param terabyte of all that it causes, for a terabyte that comes in
 * @param minutes usual time of a run, from start to the cluster's end
 * @param minutesAtMost nineteen runs in twenty take no longer
 * @param sla it has
 * @param withinSla share of the runs that end within it, 0 to 1
 * @param slaTarget share that shall
 * @param runtimeBasis where the time comes from
 * @param isMeasured whether that is a run of it
 * @param neverEndedPerDay what its cluster costs a day if nothing ever ends it
 */
public record PipelineCost(
        String pipeline,
        int runs,
        BigDecimal terabytes,
        CostRange month,
        CostRange run,
        Usd runAtMost,
        CostRange terabyte,
        BigDecimal minutes,
        BigDecimal minutesAtMost,
        Duration sla,
        BigDecimal withinSla,
        BigDecimal slaTarget,
        String runtimeBasis,
        boolean isMeasured,
        Usd neverEndedPerDay) {
    /** Whether as many runs end in time as shall. */
    public boolean meetsSla() {
        return withinSla.compareTo(slaTarget) >= 0;
    }
}
