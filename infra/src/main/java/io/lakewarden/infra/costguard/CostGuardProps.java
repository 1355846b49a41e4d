package io.lakewarden.infra.costguard;

import io.lakewarden.infra.frame.Site;
import java.time.YearMonth;
import java.util.List;

/**
 * What is watched of costs.
 *
 * @param site where
 * @param pipelines that run there
 * @param budgets as committed
 * @param month whose budgets hold until the next deployment
 */
public record CostGuardProps(Site site, List<String> pipelines, List<Budget> budgets, YearMonth month) {
    public CostGuardProps {
        pipelines = List.copyOf(pipelines);
        budgets = List.copyOf(budgets);
    }
}
