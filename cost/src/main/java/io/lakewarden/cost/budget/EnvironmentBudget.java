package io.lakewarden.cost.budget;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.resource.Load;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an environment may cost.
 *
 * @param environment its name
 * @param month that the costs of runs are of, the last of the months
 * @param open how many resources the estimate has nothing of, in whole or in part
 * @param months what each costs, of the ramp
 * @param pipelines sorted by name
 */
public record EnvironmentBudget(
        String environment,
        YearMonth month,
        long open,
        SortedMap<YearMonth, CostRange> months,
        List<PipelineBudget> pipelines) {
    public EnvironmentBudget {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        pipelines = List.copyOf(pipelines);
    }

    /** From an estimate with draws; {@code loads} are those that it was made of. */
    public static EnvironmentBudget of(EnvironmentEstimate estimate, List<Load> loads) {
        Coverage coverage = estimate.coverage();
        return new EnvironmentBudget(
                estimate.environment(),
                estimate.month(),
                coverage.count(Verdict.NEEDS_USAGE) + coverage.count(Verdict.UNSUPPORTED),
                months(estimate, month -> Optional.of(month.cost())),
                loads.stream()
                        .sorted(Comparator.comparing(Load::pipeline))
                        .map(load -> PipelineBudget.of(
                                estimate, load, months(estimate, month -> cost(month, load.pipeline()))))
                        .filter(pipeline -> !pipeline.months().isEmpty())
                        .toList());
    }

    private static SortedMap<YearMonth, CostRange> months(
            EnvironmentEstimate estimate, Function<MonthCost, Optional<CostRange>> cost) {
        SortedMap<YearMonth, CostRange> months = new TreeMap<>();
        estimate.ramp().forEach(month -> cost.apply(month).ifPresent(range -> months.put(month.month(), range)));
        return months;
    }

    private static Optional<CostRange> cost(MonthCost month, String pipeline) {
        return month.pipelines().stream()
                .filter(part -> part.name().equals(pipeline))
                .map(Part::cost)
                .findFirst();
    }
}
