package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a pipeline costs before and after; nothing where it has no price.
 *
 * @param pipeline its name
 * @param run of it
 * @param terabyte that comes in
 * @param minutes of a run; empty where nothing can be said about it
 */
public record PipelineDiff(String pipeline, Ranges run, Ranges terabyte, Minutes minutes) {
    private static final CostRange NOTHING = new CostRange(Usd.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO);

    /** The usual time of a run, in minutes. */
    public record Minutes(Optional<BigDecimal> before, Optional<BigDecimal> after) {}

    static List<PipelineDiff> between(List<PipelineCost> before, List<PipelineCost> after) {
        Map<String, PipelineCost> old = EnvironmentDiff.byName(before, PipelineCost::pipeline);
        Map<String, PipelineCost> now = EnvironmentDiff.byName(after, PipelineCost::pipeline);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .map(name -> of(name, EnvironmentDiff.find(old, name), EnvironmentDiff.find(now, name)))
                .toList();
    }

    private static PipelineDiff of(String name, Optional<PipelineCost> old, Optional<PipelineCost> now) {
        return new PipelineDiff(
                name,
                ranges(old, now, PipelineCost::run),
                ranges(old, now, PipelineCost::terabyte),
                new Minutes(old.map(PipelineCost::minutes), now.map(PipelineCost::minutes)));
    }

    private static Ranges ranges(
            Optional<PipelineCost> old, Optional<PipelineCost> now, Function<PipelineCost, CostRange> cost) {
        return new Ranges(old.map(cost).orElse(NOTHING), now.map(cost).orElse(NOTHING));
    }
}
