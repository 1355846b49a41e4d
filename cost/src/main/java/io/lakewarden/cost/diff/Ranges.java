package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.money.Usd;

/** A cost before and after. */
public record Ranges(CostRange before, CostRange after) {
    /** How much more the usual is. */
    public Usd usual() {
        return after.usual().minus(before.usual());
    }

    /** How much more the P50 is. */
    public Usd p50() {
        return after.p50().minus(before.p50());
    }
}
