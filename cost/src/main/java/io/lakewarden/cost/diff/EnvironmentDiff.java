package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What changed in an environment's month. What its lines changed by adds up to the change of the usual month; P10, P50 and
 * P90 are of both sides with the same draws.
 *
 * @param environment its name
 * @param month the two costs of it
 * @param fixed part of the month
 * @param variable part of the month
 * @param pipelines those that have a price on either side, sorted by name
 * @param changes of lines, the largest first
 * @param unchanged how many lines are as they were
 * @param inputs that have another value, sorted by name
 * @param openings what the estimate lost sight of or found, sorted by path
 * @param withoutPrice what lacks a price on either side, in which the comparison is blind
 */
public record EnvironmentDiff(
        String environment,
        Ranges month,
        Ranges fixed,
        Ranges variable,
        List<PipelineDiff> pipelines,
        List<LineChange> changes,
        int unchanged,
        List<InputChange> inputs,
        List<Opening> openings,
        List<String> withoutPrice) {
    public EnvironmentDiff {
        pipelines = List.copyOf(pipelines);
        changes = List.copyOf(changes);
        inputs = List.copyOf(inputs);
        openings = List.copyOf(openings);
        withoutPrice = List.copyOf(withoutPrice);
    }

    /** Compares two. */
    public static EnvironmentDiff between(Side before, Side after) {
        EnvironmentEstimate old = before.estimate();
        EnvironmentEstimate now = after.estimate();
        RunHours hours = new RunHours(hours(before.carrying(after)), hours(after.carrying(before)));
        return between(old, now, hours);
    }

    /** Of one that was not there before. */
    public static EnvironmentDiff added(Side after) {
        EnvironmentEstimate now = after.estimate();
        return between(nothing(now), now, RunHours.NONE);
    }

    /** Of one that is not there any more. */
    public static EnvironmentDiff removed(Side before) {
        EnvironmentEstimate old = before.estimate();
        return between(old, nothing(old), RunHours.NONE);
    }

    /**
     * How long runs would take if they carried what the other side's do, by path.
     *
     * @param oldWithNewLoad what was deployed, with the volumes of now
     * @param newWithOldLoad what is deployed, with the volumes of then
     */
    private record RunHours(Map<String, BigDecimal> oldWithNewLoad, Map<String, BigDecimal> newWithOldLoad) {
        static final RunHours NONE = new RunHours(Map.of(), Map.of());
    }

    private static Map<String, BigDecimal> hours(EnvironmentEstimate estimate) {
        Map<String, BigDecimal> hours = new TreeMap<>();
        estimate.lines().forEach(line -> line.extent().ifPresent(extent -> hours.put(line.path(), extent.hours())));
        return hours;
    }

    private static EnvironmentDiff between(EnvironmentEstimate old, EnvironmentEstimate now, RunHours hours) {
        Places places = Places.of(old.environment(), now.environment());
        LineMatch match = LineMatch.of(old.lines(), now.lines(), places);
        List<LineChange> changes = new ArrayList<>();
        match.removed().forEach(line -> changes.add(LineChange.removed(line)));
        match.added().forEach(line -> changes.add(LineChange.added(line)));
        List<LineMatch.Pair> different = match.pairs().stream()
                .filter(pair -> !isSame(pair.before(), pair.after()))
                .toList();
        different.forEach(pair -> changes.add(changed(pair, hours)));
        return new EnvironmentDiff(
                now.environment(),
                new Ranges(old.total(), now.total()),
                new Ranges(old.fixed(), now.fixed()),
                new Ranges(old.variable(), now.variable()),
                PipelineDiff.between(old.pipelines(), now.pipelines()),
                changes.stream().sorted(LineChange.ORDER).toList(),
                match.pairs().size() - different.size(),
                InputChange.between(old.assumptions(), now.assumptions()),
                Opening.between(old.coverage(), now.coverage(), places),
                withoutPrice(old.coverage(), now.coverage()));
    }

    private static boolean isSame(Line before, Line after) {
        return before.cost().usual().equals(after.cost().usual())
                && Product.of(before).is(Product.of(after));
    }

    private static LineChange changed(LineMatch.Pair pair, RunHours hours) {
        Product old = Product.of(pair.before());
        Product now = Product.of(pair.after());
        BigDecimal oldWithNewLoad =
                hours.oldWithNewLoad().getOrDefault(pair.before().path(), old.hours());
        BigDecimal newWithOldLoad =
                hours.newWithOldLoad().getOrDefault(pair.after().path(), now.hours());
        boolean isTimed =
                pair.before().extent().isPresent() && pair.after().extent().isPresent();
        Function<Set<Factor>, BigDecimal> worth = renewed -> (renewed.contains(Factor.PRICE) ? now : old)
                .price()
                .multiply((renewed.contains(Factor.QUANTITY) ? now : old).quantity())
                .multiply((renewed.contains(Factor.USAGE) ? now : old).usage())
                .multiply(
                        isTimed && renewed.contains(Factor.USAGE) != renewed.contains(Factor.TIME)
                                ? renewed.contains(Factor.USAGE) ? oldWithNewLoad : newWithOldLoad
                                : (renewed.contains(Factor.TIME) ? now : old).hours());
        return LineChange.changed(
                pair.before(),
                pair.after(),
                Attribution.of(
                        worth,
                        pair.after().cost().usual().minus(pair.before().cost().usual())));
    }

    private static EnvironmentEstimate nothing(EnvironmentEstimate something) {
        CostRange none = new CostRange(Usd.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO);
        return new EnvironmentEstimate(
                something.environment(),
                something.region(),
                something.month(),
                none,
                none,
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Coverage(List.of()),
                Usd.ZERO,
                List.of(),
                List.of());
    }

    private static List<String> withoutPrice(Coverage old, Coverage now) {
        TreeSet<String> reasons = new TreeSet<>();
        old.withoutPrice().forEach(resource -> reasons.add(resource.path() + ": " + resource.reason()));
        now.withoutPrice().forEach(resource -> reasons.add(resource.path() + ": " + resource.reason()));
        return List.copyOf(reasons);
    }

    /** The change of the usual month by what it comes from: the sum over all lines. */
    public Attribution parts() {
        return changes.stream().map(LineChange::parts).reduce(Attribution.NONE, Attribution::plus);
    }

    /** The change of the usual month by service, sorted by name; what adds up to the same. */
    public Map<String, Usd> byService() {
        Map<String, Usd> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(change.line().service(), change.change(), Usd::plus));
        return sums;
    }

    /** Whether both cost the same in every line and see the same. */
    public boolean isEmpty() {
        return changes.isEmpty() && openings.isEmpty() && inputs.isEmpty();
    }

    /** How many lines that has become of. */
    public long count(LineChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    static <T> Map<String, T> byName(List<T> items, Function<T, String> name) {
        Map<String, T> named = new TreeMap<>();
        items.forEach(item -> named.put(name.apply(item), item));
        return named;
    }

    static <T> Optional<T> find(Map<String, T> named, String name) {
        return Optional.ofNullable(named.get(name));
    }
}
