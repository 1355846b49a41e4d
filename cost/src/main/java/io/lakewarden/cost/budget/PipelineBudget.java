package io.lakewarden.cost.budget;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.estimate.resource.Load;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pipeline may cost, and how old its clusters may become.
 *
 * @param pipeline its name
 * @param months all that it causes in each
 * @param clusterAge one and a half times the SLA, in whole minutes
 * @param run of it; empty where the estimate has nothing of runs
 */
public record PipelineBudget(
        String pipeline, SortedMap<YearMonth, CostRange> months, Duration clusterAge, Optional<RunBudget> run) {
    public PipelineBudget {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    static PipelineBudget of(EnvironmentEstimate estimate, Load load, SortedMap<YearMonth, CostRange> months) {
        List<PipelineCost> costs = estimate.pipelines().stream()
                .filter(cost -> cost.pipeline().equals(load.pipeline()))
                .toList();
        return new PipelineBudget(
                load.pipeline(),
                months,
                clusterAge(load.sla()),
                costs.stream()
                        .flatMap(cost -> RunBudget.of(cost, estimate.lines()).stream())
                        .findFirst());
    }

    private static Duration clusterAge(Duration sla) {
        return Duration.ofMinutes(sla.multipliedBy(3).plusSeconds(119).toSeconds() / 120);
    }
}
