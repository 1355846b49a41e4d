package io.lakewarden.cost.estimate;

import io.lakewarden.cost.price.PriceLock;
import java.util.List;

/**
 * What a platform costs.
 *
 * @param book the prices
 * @param draws how many there were; 0 if only the usual was computed
 * @param seed of the draws: the same gives the same estimate
 * @param environments sorted by name
 */
public record Estimate(PriceLock book, int draws, long seed, List<EnvironmentEstimate> environments) {
    public Estimate {
        environments = List.copyOf(environments);
    }
}
