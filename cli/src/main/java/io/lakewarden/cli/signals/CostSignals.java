package io.lakewarden.cli.signals;

import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.signals.Metric;

/**
 * What an environment may cost, as committed.
 *
 * @param environment whose
 * @param budgets what is committed of it
 */
public record CostSignals(String environment, Budgets budgets) {
    /** Adds budgets of months and limits of runs; what is not committed is not there. */
    public void addTo(Exposition exposition) {
        budgets.months()
                .forEach(month -> exposition.add(
                        Metric.BUDGET_MONTH_DOLLARS,
                        environment,
                        month.monthlyDollars().doubleValue(),
                        month.pipeline().orElse("all")));
        budgets.runs().forEach(run -> run.time()
                .ifPresent(time ->
                        exposition.add(Metric.RUN_LIMIT_SECONDS, environment, time.toSeconds(), run.pipeline())));
    }
}
