package io.lakewarden.cli.signals;

import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.signals.Metric;
import java.time.YearMonth;

/**
 * What an environment may cost, as committed.
 *
 * @param environment whose
 * @param budgets what is committed of it
 * @param month whose budgets are told
 */
public record CostSignals(String environment, Budgets budgets, YearMonth month) {
    /** Adds budgets of months and limits of runs; what is not committed is not there. */
    public void addTo(Exposition exposition) {
        budgets.months()
                .forEach(budget -> exposition.add(
                        Metric.BUDGET_MONTH_DOLLARS,
                        environment,
                        budget.dollars(month).doubleValue(),
                        budget.pipeline().orElse("all")));
        budgets.runs().forEach(run -> run.time()
                .ifPresent(time ->
                        exposition.add(Metric.RUN_LIMIT_SECONDS, environment, time.toSeconds(), run.pipeline())));
    }
}
