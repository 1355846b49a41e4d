package io.lakewarden.cost.report;

import io.lakewarden.cost.estimate.WhatIf;
import java.util.List;
import java.util.Optional;

/**
 * What a meeting has before it beside an environment's estimate.
 *
 * @param decisions that are asked of it
 * @param comparison with last time; empty where there is nothing to compare with
 * @param whatIf the month at other values of its inputs
 */
public record Review(List<Decision> decisions, Optional<Comparison> comparison, WhatIf whatIf) {
    public Review {
        decisions = List.copyOf(decisions);
    }

    /** Of an environment that nothing is asked about. */
    public static Review none() {
        return new Review(List.of(), Optional.empty(), WhatIf.none());
    }
}
