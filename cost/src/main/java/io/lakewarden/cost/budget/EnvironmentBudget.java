package io.lakewarden.cost.budget;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.resource.Load;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an environment may cost.
 *
 * @param environment its name
 * @param month that the estimate is of
 * @param open how many resources the estimate has nothing of, in whole or in part
 * @param whole cost of the month
 * @param pipelines sorted by name
 */
public record EnvironmentBudget(
        String environment, YearMonth month, long open, CostRange whole, List<PipelineBudget> pipelines) {
    public EnvironmentBudget {
        pipelines = List.copyOf(pipelines);
    }

    /** From an estimate with draws; {@code loads} are those that it was made of. */
    public static EnvironmentBudget of(EnvironmentEstimate estimate, List<Load> loads) {
        Coverage coverage = estimate.coverage();
        return new EnvironmentBudget(
                estimate.environment(),
                estimate.month(),
                coverage.count(Verdict.NEEDS_USAGE) + coverage.count(Verdict.UNSUPPORTED),
                estimate.total(),
                loads.stream()
                        .sorted(Comparator.comparing(Load::pipeline))
                        .flatMap(load ->
                                month(estimate, load).map(month -> PipelineBudget.of(estimate, load, month)).stream())
                        .toList());
    }

    private static Optional<CostRange> month(EnvironmentEstimate estimate, Load load) {
        return estimate.byPipeline().stream()
                .filter(part -> part.name().equals(load.pipeline()))
                .map(Part::cost)
                .findFirst();
    }
}
