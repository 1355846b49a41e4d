package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Bill.Item;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.ClusterTime;
import io.lakewarden.cost.estimate.resource.Compute;
import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.runtime.RunForecast;
import io.lakewarden.cost.runtime.RunTimes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One pipeline's part of a month's bill. */
final class PipelineBill {
    private static final BigDecimal GIBIBYTES_PER_TERABYTE = BigDecimal.valueOf(1024);
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final double NANOSECONDS_PER_HOUR = 3.6e12;
    private static final double AT_MOST = 0.95;

    private final Context context;
    private final Load load;
    private final Sum month;
    private final Sum ofRuns;

    /**
     * A pipeline's part.
     *
     * @param items of the month
     * @param alike the same if all runs of a draw were alike, so that a run's spread is seen
     */
    PipelineBill(Context context, Load load, List<Item> items, List<Item> alike) {
        this.context = context;
        this.load = load;
        this.month = sum(items.stream());
        this.ofRuns = sum(alike.stream().filter(item -> item.draft().basis() == Basis.RUNS));
    }

    private Sum sum(Stream<Item> items) {
        return Sum.of(
                items.filter(item -> item.draft().pipeline().equals(Optional.of(load.pipeline())))
                        .toList(),
                context.draws().width());
    }

    /** Empty where no cluster runs it or nothing can be said about its time. */
    Optional<PipelineCost> cost() {
        return cluster().map(this::cost);
    }

    /** How the hours of its runs come about; empty where it is. */
    Optional<String> hours() {
        return cluster().map(cluster -> ClusterTime.derivation(context, load, cluster));
    }

    /** The same at each value that the inputs are given; empty where it is. */
    List<WhatIf.Figure> figures() {
        return cluster().map(this::figures).orElseGet(List::of);
    }

    private Optional<Cluster> cluster() {
        return context.machine(load).flatMap(machine -> machine.clusters().stream()
                .filter(candidate -> context.load(candidate).equals(Optional.of(load)))
                .filter(candidate -> candidate.unknown().isEmpty())
                .filter(candidate -> ClusterTime.isForecast(context, load, candidate))
                .findFirst());
    }

    private List<WhatIf.Figure> figures(Cluster cluster) {
        Amount hours = ClusterTime.ofRun(context, load, cluster);
        return List.of(
                new WhatIf.Figure(load.pipeline() + ": the month", WhatIf.Unit.USD, month.each()),
                new WhatIf.Figure(
                        load.pipeline() + ": a run", WhatIf.Unit.USD, ofRuns.each(Amount.of(context.runs(load)))),
                new WhatIf.Figure(load.pipeline() + ": a TB", WhatIf.Unit.USD, month.each(terabytes())),
                new WhatIf.Figure(
                        load.pipeline() + ": minutes of a run",
                        WhatIf.Unit.MINUTES,
                        IntStream.range(0, context.draws().width())
                                .mapToObj(index -> minutes(hours.draw(index)))
                                .toList()));
    }

    private PipelineCost cost(Cluster cluster) {
        int count = context.draws().count();
        int runs = context.runs(load);
        RunTimes times = new RunTimes(load.overhead());
        RunForecast forecast = ClusterTime.run(context, load, cluster);
        Amount terabytes = terabytes();
        return new PipelineCost(
                load.pipeline(),
                runs,
                terabytes.usual(),
                month.range(count),
                ofRuns.range(count, Amount.of(runs)),
                runAtMost(runs),
                month.range(count, terabytes),
                minutes(times.at(forecast, 0)),
                minutes(times.quantile(forecast, AT_MOST)),
                load.sla(),
                BigDecimal.valueOf(times.within(forecast, load.sla())).setScale(4, RoundingMode.FLOOR),
                load.workload().slaPercent().divide(HUNDRED),
                load.runtime().basis(),
                load.runtime().isCalibrated(),
                perDay(cluster));
    }

    private Amount terabytes() {
        return context.volumeOfMonth(load).dividedBy(GIBIBYTES_PER_TERABYTE);
    }

    private Usd runAtMost(int runs) {
        int count = context.draws().count();
        if (runs == 0 || count == 0) {
            return ofRuns.range(0, Amount.of(runs)).usual();
        }

        return CostRange.usd(atMost(index -> ofRuns.draws()[index], count) / runs);
    }

    private static BigDecimal minutes(Duration time) {
        return minutes(time.toNanos() / NANOSECONDS_PER_HOUR);
    }

    private static BigDecimal minutes(double hours) {
        return BigDecimal.valueOf(hours).multiply(MINUTES_PER_HOUR).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static double atMost(IntToDoubleFunction draw, int count) {
        double[] sorted = new double[count];
        Arrays.setAll(sorted, draw);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(AT_MOST * count) - 1];
    }

    private Usd perDay(Cluster cluster) {
        Usd month = Bill.of(context, Compute.neverEnded(context, cluster)).stream()
                .map(Item::usual)
                .reduce(Usd.ZERO, Usd::plus);
        return new Usd(month.value().multiply(HOURS_PER_DAY).divide(Context.HOURS_PER_MONTH, MathContext.DECIMAL64))
                .rounded(2);
    }
}
