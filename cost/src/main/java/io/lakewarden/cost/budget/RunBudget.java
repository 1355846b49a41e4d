package io.lakewarden.cost.budget;

import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Extent;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What a run may cost, and how it comes about: no service says what a run has cost while it is fresh, but how long it took.
 *
 * @param atMost nineteen runs in twenty cost no more
 * @param cluster what its cluster costs, usually
 * @param beside what it causes besides that, usually
 */
public record RunBudget(Usd atMost, UsdPerHour cluster, Usd beside) {
    /** Empty where nothing runs by the clock. */
    static Optional<RunBudget> of(PipelineCost cost, List<Line> lines) {
        if (cost.runs() == 0) {
            return Optional.empty();
        }

        List<Line> ofRuns = lines.stream()
                .filter(line -> line.basis() == Basis.RUNS)
                .filter(line -> line.pipeline().equals(Optional.of(cost.pipeline())))
                .toList();
        Usd perHour = ofRuns.stream()
                .flatMap(line -> line.extent().map(extent -> perHour(line, extent)).stream())
                .reduce(Usd.ZERO, Usd::plus);
        Usd beside = ofRuns.stream()
                .filter(line -> line.extent().isEmpty())
                .map(line -> line.cost().usual())
                .reduce(Usd.ZERO, Usd::plus);
        return Optional.of(new RunBudget(
                cost.runAtMost(), new UsdPerHour(perHour), divided(beside, BigDecimal.valueOf(cost.runs()))));
    }

    private static Usd perHour(Line line, Extent extent) {
        return divided(line.cost().usual(), extent.total());
    }

    private static Usd divided(Usd usd, BigDecimal by) {
        return new Usd(usd.value().divide(by, MathContext.DECIMAL128));
    }
}
