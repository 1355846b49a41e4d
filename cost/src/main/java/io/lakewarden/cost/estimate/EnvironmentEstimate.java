package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an environment costs.
 *
 * @param environment its name
 * @param region where it is
 * @param month the month of the lines: the last of the ramp
 * @param total of the month
 * @param fixed part that is there without any run
 * @param variable part that runs and what they stored cause
 * @param lines the month's bill
 * @param pipelines sorted by name
 * @param byPipeline parts of the month; {@link Part#SHARED} last
 * @param byZone the same by zone
 * @param byService the same by service, the dearest first
 * @param ramp twelve months from an empty lake on, with growth and retention
 * @param assumptions the inputs, the one that moves most first, and last those that the definition gives without spread
 * @param levers what the month hangs on beside the clusters of runs, the dearest first
 * @param coverage what became of every resource
 * @param unverified part of the usual month that is priced by rates that nobody looked up
 * @param warnings what its figures are doubtful for
 * @param notes what had to be assumed about the templates
 */
public record EnvironmentEstimate(
        String environment,
        String region,
        YearMonth month,
        CostRange total,
        CostRange fixed,
        CostRange variable,
        List<Line> lines,
        List<PipelineCost> pipelines,
        List<Part> byPipeline,
        List<Part> byZone,
        List<Part> byService,
        List<MonthCost> ramp,
        List<Assumption> assumptions,
        List<Lever> levers,
        Coverage coverage,
        Usd unverified,
        List<String> warnings,
        List<String> notes) {
    public EnvironmentEstimate {
        lines = List.copyOf(lines);
        pipelines = List.copyOf(pipelines);
        byPipeline = List.copyOf(byPipeline);
        byZone = List.copyOf(byZone);
        byService = List.copyOf(byService);
        ramp = List.copyOf(ramp);
        assumptions = List.copyOf(assumptions);
        levers = List.copyOf(levers);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The inputs that the draws vary and that move the month. */
    public List<Assumption> moving() {
        return assumptions.stream()
                .filter(input -> input.swing().compareTo(Usd.ZERO) > 0)
                .toList();
    }

    /** The inputs that the definition gives without spread. */
    public List<Assumption> given() {
        return assumptions.stream()
                .filter(input -> input.p10().compareTo(input.p90()) == 0)
                .toList();
    }

    /** The usual month with the volume of all runs of all pipelines at its P10; empty without draws. */
    public Optional<Usd> monthIfLittleComes() {
        return month(Assumption::monthAtP10);
    }

    /** The same at its P90. */
    public Optional<Usd> monthIfMuchComes() {
        return month(Assumption::monthAtP90);
    }

    /** The pipelines' volumes move lines of their own, so what each moves adds up, but for tiers that they share. */
    private Optional<Usd> month(Function<Assumption, Usd> at) {
        Set<String> volumes = pipelines.stream()
                .map(pipeline -> Context.volumeOf(pipeline.pipeline()))
                .collect(Collectors.toSet());
        return moving().stream()
                .filter(input -> volumes.contains(input.name()))
                .map(input -> at.apply(input).minus(total.usual()))
                .reduce(Usd::plus)
                .map(total.usual()::plus);
    }

    /** Share of the usual month that is priced by rates that nobody looked up, 0 to 1. */
    public BigDecimal unverifiedShare() {
        return total.usual().value().signum() == 0
                ? BigDecimal.ZERO
                : unverified.value().divide(total.usual().value(), new MathContext(4));
    }

    /**
     * The usual month if all rates that nobody looked up were off alike: what they price grows as they do.
     *
     * @param by how much more they are, as a share of themselves
     */
    public Usd ifUnverifiedAreOff(BigDecimal by) {
        return total.usual().plus(unverified.times(by));
    }
}
