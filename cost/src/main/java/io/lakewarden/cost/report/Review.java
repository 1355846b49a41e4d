package io.lakewarden.cost.report;

import io.lakewarden.cost.estimate.WhatIf;
import java.util.List;

/**
 * What a meeting has before it beside an environment's estimate.
 *
 * @param decisions that are asked of it
 * @param changes of the month since last time, which add up to the change; none where there is nothing to compare with
 * @param whatIf the month at other values of its inputs
 */
public record Review(List<Decision> decisions, List<Change> changes, WhatIf whatIf) {
    public Review {
        decisions = List.copyOf(decisions);
        changes = List.copyOf(changes);
    }

    /** Of an environment that nothing is asked about. */
    public static Review none() {
        return new Review(List.of(), List.of(), WhatIf.none());
    }
}
