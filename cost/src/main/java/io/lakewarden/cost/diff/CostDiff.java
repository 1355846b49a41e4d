package io.lakewarden.cost.diff;

import io.lakewarden.cost.price.PriceLock;
import java.util.List;

/**
 * What changed.
 *
 * @param base what it is compared with, for a reader
 * @param before the prices then
 * @param after the prices now
 * @param environments sorted by name
 */
public record CostDiff(String base, PriceLock before, PriceLock after, List<EnvironmentDiff> environments) {
    public CostDiff {
        environments = List.copyOf(environments);
    }

    /** Whether a price was missing anywhere. */
    public boolean isBlind() {
        return environments.stream()
                .anyMatch(environment -> !environment.withoutPrice().isEmpty());
    }
}
