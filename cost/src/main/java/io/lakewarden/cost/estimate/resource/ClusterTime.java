package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.runtime.ClusterStart;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.cluster.EmrPolling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** How long a run's cluster lives: its start, its steps, and what the end of each is waited for. */
public final class ClusterTime {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final double NANOSECONDS_PER_HOUR = 3.6e12;
    private static final BigDecimal LEAST_BILLED_SECONDS = BigDecimal.valueOf(60);

    private ClusterTime() {}

    /** In hours; never more than the pipeline's time-out. */
    public static Amount hours(Context context, Load load, Cluster cluster) {
        CoreNodes nodes = nodes(context, cluster);
        Forecast usual = load.runtime().forecast(nodes, load.workload().volume().usual());
        Amount factor = context.draws()
                .of(Input.factor(
                        new About(
                                "run time of " + load.pipeline(),
                                "Time of the steps of " + load.pipeline() + " over what is forecast",
                                "factor",
                                load.runtime().basis()),
                        probability -> seconds(usual, probability) / usual.medianSeconds()));
        Amount steps = context.volume(load).mapped(hoursOf(load, nodes)).times(factor);
        Amount start = context.draws().of(Assumed.START_MINUTES).dividedBy(MINUTES_PER_HOUR);
        Overhead overhead = new Overhead(ClusterStart.ASSUMED, load.stages(), EmrPolling::usuallySeenAfter);
        return start.mapped(took -> hours(overhead.started(duration(took))))
                .plus(steps.mapped(took -> hours(overhead.published(duration(took)))))
                .atLeast(hours(LEAST_BILLED_SECONDS))
                .atMost(hours(BigDecimal.valueOf(load.timeout().toSeconds())));
    }

    /** Whether anything can be said about it. */
    public static boolean isForecast(Context context, Load load, Cluster cluster) {
        return refusal(context, load, cluster).isEmpty();
    }

    /** Why nothing can be said about it; empty if it can. */
    static Optional<Refusal> refusal(Context context, Load load, Cluster cluster) {
        return load.runtime()
                .refusal(
                        nodes(context, cluster),
                        new Gibibytes(context.volume(load).usual().doubleValue()));
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
    private static CoreNodes nodes(Context context, Cluster cluster) {
        List<NodeGroup> workers = cluster.groups().stream()
                .filter(group -> group.role() != NodeGroup.Role.PRIMARY)
                .toList();
        NodeGroup.Candidate first = (workers.isEmpty() ? cluster.groups() : workers)
                .get(0)
                .candidates()
                .get(0);
        BigDecimal units = cluster.scaling().map(Cluster.Scaling::most).orElseGet(() -> workers.stream()
                .map(group -> group.onDemand().add(group.spot()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        int count = units.divide(first.weight(), 0, RoundingMode.CEILING).intValue();
        InstanceType type = context.book().instanceType(first.instanceType());
        Machine machine = first.volumes().isEmpty() ? machine(type) : machine(type, first.volumes());
        return new CoreNodes(machine, Math.max(1, count));
    }

    /** A node of a type with the volumes that EMR gives it. */
    public static Machine machine(InstanceType type) {
        return machine(type, DefaultVolumes.of(type));
    }

    private static Machine machine(InstanceType type, List<NodeGroup.Volume> volumes) {
        double attached = volumes.stream()
                .mapToDouble(volume -> volume.gibibytes().doubleValue())
                .sum();
        double local = LocalDisks.of(type).map(Gibibytes::value).orElse(0.0);
        return new Machine(type.name(), type.vcpus(), type.memory(), new Gibibytes(attached + local));
    }
}
