package io.lakewarden.infra.costguard;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a month may cost.
 *
 * @param pipeline what it is for; the whole environment if absent
 * @param monthlyDollars 0 where it is too little to be watched
 */
public record Budget(Optional<String> pipeline, BigDecimal monthlyDollars) {
    public Budget {
        if (monthlyDollars.signum() < 0) {
            throw new IllegalArgumentException(
                    "Invalid budget: got " + monthlyDollars + " dollars a month, expected 0 or more");
        }
    }

    /** What it is called after the environment. */
    String name() {
        return pipeline.orElse("all");
    }
}
