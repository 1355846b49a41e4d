package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.cost.runtime.RunForecast;
import io.lakewarden.cost.runtime.RunTimes;
import io.lakewarden.cost.runtime.Workers;
import io.lakewarden.model.Gibibytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** How long a run's cluster lives: its start, its steps, and what the end of each is waited for. */
public final class ClusterTime {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final double NANOSECONDS_PER_HOUR = 3.6e12;
    private static final BigDecimal LEAST_BILLED_SECONDS = BigDecimal.valueOf(60);

    private ClusterTime() {}

    /** Of a run that nothing disturbs, in hours; never more than the pipeline's time-out. */
    public static Amount ofRun(Context context, Load load, Cluster cluster) {
        return hours(context, load, cluster, Amount.of(1)).apply(context);
    }

    /** What is paid for a run, in hours: with what befalls spot nodes and what is tried again, on average. */
    static Amount paid(Context context, Load load, Cluster cluster) {
        return hours(context, load, cluster, attempts(context, load, cluster)).apply(context);
    }

    /** The same for so many runs together. */
    static Amount paid(Context context, Load load, Cluster cluster, int runs) {
        return context.together(load, runs, hours(context, load, cluster, attempts(context, load, cluster)));
    }

    /** How many times as long the jobs take with what disturbs some of them. */
    private static Amount attempts(Context context, Load load, Cluster cluster) {
        double longer = run(context, load, cluster).longer();
        if (load.retries() == 0) {
            return Amount.of(BigDecimal.valueOf(longer));
        }

        return context.draws()
                .of(Assumed.FAILED_SHARE)
                .mapped(share -> longer + Overhead.REDONE * (share - Overhead.FAILED_SHARE));
    }

    /** Of a run, whose volume and start those of the context are. */
    private static Function<Context, Amount> hours(Context context, Load load, Cluster cluster, Amount longer) {
        Overhead overhead = load.overhead();
        Function<Context, Amount> steps = steps(context, load, cluster, longer);
        return run -> started(run, overhead)
                .plus(published(steps.apply(run), overhead))
                .atLeast(hours(LEAST_BILLED_SECONDS))
                .atMost(hours(BigDecimal.valueOf(load.timeout().toSeconds())));
    }

    private static Amount started(Context run, Overhead overhead) {
        return run.draws()
                .of(Assumed.START_MINUTES)
                .dividedBy(MINUTES_PER_HOUR)
                .mapped(took -> hours(overhead.started(duration(took))));
    }

    private static Amount published(Amount steps, Overhead overhead) {
        return steps.mapped(took -> hours(overhead.published(duration(took))));
    }

    /** What the steps of a run themselves take. */
    private static Function<Context, Amount> steps(Context context, Load load, Cluster cluster, Amount longer) {
        Workers workers = workers(context, load, cluster);
        CoreNodes nodes = workers.nodes();
        RunTimes times = new RunTimes(load.overhead());
        double reclaimed = reclaimed(context, workers);
        DoubleUnaryOperator jobs = hoursOf(load, nodes);
        Amount slower = overForecast(context, load, nodes).times(longer);
        return run -> run.volume(load)
                .mapped(jobs)
                .mapped(took ->
                        took * times.spot(duration(took), workers, reclaimed).longer())
                .times(slower);
    }

    /** How the hours that are paid for a usual run come about, as a sum for whoever does it again. */
    public static String derivation(Context context, Load load, Cluster cluster) {
        CoreNodes nodes = workers(context, load, cluster).nodes();
        BigDecimal started = started(context, load.overhead()).usual();
        Amount steps =
                steps(context, load, cluster, attempts(context, load, cluster)).apply(context);
        BigDecimal seen = published(steps, load.overhead()).usual().subtract(steps.usual());
        return "A run of " + load.pipeline() + " is paid for "
                + digits(paid(context, load, cluster).usual()) + " hours a node: " + digits(started)
                + " until its cluster is seen to be there, " + digits(steps.usual()) + " of steps ("
                + context.volume(load).usual().setScale(1, RoundingMode.HALF_EVEN) + " GiB on " + nodes.taskCores()
                + " cores, with what is lost and tried again; " + load.runtime().basis() + ") and " + digits(seen)
                + " until their ends are seen";
    }

    private static BigDecimal digits(BigDecimal hours) {
        return hours.setScale(8, RoundingMode.HALF_EVEN);
    }

    /** How far the forecast is off, in all runs alike: what a fit or a prior does not know of a job stays so. */
    private static Amount overForecast(Context context, Load load, CoreNodes nodes) {
        Forecast usual = load.runtime().forecast(nodes, load.workload().volume().usual());
        return context.draws()
                .of(Input.factor(
                        new About(
                                "run time of " + load.pipeline(),
                                "Time of the steps of " + load.pipeline() + " over what is forecast",
                                "factor",
                                load.runtime().basis()),
                        probability -> seconds(usual, probability) / usual.medianSeconds()));
    }

    /** How long a run takes, as plans see it. */
    public static RunForecast run(Context context, Load load, Cluster cluster) {
        Workers workers = workers(context, load, cluster);
        return new RunTimes(load.overhead())
                .forecast(
                        load.runtime(), workers, load.volume(context.calendar().index()), reclaimed(context, workers));
    }

    private static double reclaimed(Context context, Workers workers) {
        return context.book()
                .reclaimedPerMonth(context.region(), workers.nodes().machine().instanceType());
    }

    /** Whether anything can be said about it. */
    public static boolean isForecast(Context context, Load load, Cluster cluster) {
        return refusal(context, load, cluster).isEmpty();
    }

    /** Why nothing can be said about it; empty if it can. */
    static Optional<Refusal> refusal(Context context, Load load, Cluster cluster) {
        return load.runtime()
                .refusal(
                        workers(context, load, cluster).nodes(),
                        load.volume(context.calendar().index()).much());
    }

    private static Duration duration(double hours) {
        return Duration.ofNanos(Math.round(hours * NANOSECONDS_PER_HOUR));
    }

    private static double hours(Duration time) {
        return time.toNanos() / NANOSECONDS_PER_HOUR;
    }

    private static double seconds(Forecast forecast, double probability) {
        return forecast.quantile(probability).toNanos() / 1e9;
    }

    /** Straight in the volume between two points, as every model of it is on so many nodes. */
    private static DoubleUnaryOperator hoursOf(Load load, CoreNodes nodes) {
        double low = load.workload().volume().usual().value();
        double high = 2 * low;
        double atLow = load.runtime().forecast(nodes, new Gibibytes(low)).medianSeconds() / 3600;
        double atHigh = load.runtime().forecast(nodes, new Gibibytes(high)).medianSeconds() / 3600;
        return volume -> Math.max(atLow + (atHigh - atLow) * (volume - low) / (high - low), 0);
    }

    private static Amount hours(BigDecimal seconds) {
        return Amount.of(seconds).dividedBy(SECONDS_PER_HOUR);
    }

    /** The nodes that executors run on, all as if of the first core type; at their most where EMR scales them. */
    private static Workers workers(Context context, Load load, Cluster cluster) {
        List<NodeGroup> workers = cluster.groups().stream()
                .filter(group -> group.role() != NodeGroup.Role.PRIMARY)
                .toList();
        NodeGroup.Candidate first = (workers.isEmpty() ? cluster.groups() : workers)
                .get(0)
                .candidates()
                .get(0);
        InstanceType type = context.book().instanceType(first.instanceType());
        return Workers.of(
                Machines.of(type, first.volumes(), load.taskCores().applyAsInt(type)),
                first.weight(),
                cluster.scaling().map(Cluster.Scaling::most).orElse(sum(workers, ClusterTime::most)),
                spotShare(cluster, workers));
    }

    /** Of the nodes at their most, 0 to 1: by the limits of managed scaling, or as at the start. */
    private static double spotShare(Cluster cluster, List<NodeGroup> workers) {
        Optional<Cluster.Scaling> scaling = cluster.scaling();
        BigDecimal spot = scaling.map(limits -> Allocation.of(cluster, limits, Amount.of(limits.most())).stream()
                        .map(allocation -> allocation.spot().usual())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .orElse(sum(workers, NodeGroup::spot));
        BigDecimal units = scaling.map(Cluster.Scaling::most).orElse(sum(workers, NodeGroup::units));
        return units.signum() == 0 ? 0 : spot.doubleValue() / units.doubleValue();
    }

    private static BigDecimal most(NodeGroup group) {
        return group.scaling().map(Cluster.Scaling::most).orElse(group.units());
    }

    private static BigDecimal sum(List<NodeGroup> groups, Function<NodeGroup, BigDecimal> units) {
        return groups.stream().map(units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
