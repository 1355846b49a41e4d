package io.lakewarden.infra.costguard;

import io.lakewarden.infra.frame.Site;
import java.util.List;

/**
 * What is watched of costs.
 *
 * @param site where
 * @param pipelines that run there
 * @param budgets as committed
 */
public record CostGuardProps(Site site, List<String> pipelines, List<Budget> budgets) {
    public CostGuardProps {
        pipelines = List.copyOf(pipelines);
        budgets = List.copyOf(budgets);
    }
}
