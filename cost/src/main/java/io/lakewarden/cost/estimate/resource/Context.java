package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.draw.Draws;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.inventory.Schedule;
import io.lakewarden.cost.inventory.StateMachine;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * All that a resource's use in a month follows from.
 *
 * @param book the prices
 * @param region where all of it is
 * @param inventory what is deployed
 * @param loads what the pipelines carry
 * @param runs how often each state machine runs
 * @param calendar which month
 * @param draws of what is not known for sure
 * @param halved the zone whose data is taken to be gone after half the time, old versions too
 */
public record Context(
        PriceBook book,
        String region,
        Inventory inventory,
        List<Load> loads,
        Runs runs,
        Calendar calendar,
        Draws draws,
        Optional<String> halved) {
    /** The tag of a cluster that says which pipeline it is for. */
    public static final String PIPELINE_TAG = "lakewarden:pipeline";

    /** What a month has for what is always on. */
    public static final BigDecimal HOURS_PER_MONTH = UsdPerHour.HOURS_OF_A_MONTH;

    public Context {
        loads = List.copyOf(loads);
    }

    /** With everything kept as long as it is. */
    public Context(
            PriceBook book,
            String region,
            Inventory inventory,
            List<Load> loads,
            Runs runs,
            Calendar calendar,
            Draws draws) {
        this(book, region, inventory, loads, runs, calendar, draws, Optional.empty());
    }

    /** The same with what is in a zone gone after half the time, old versions too. */
    public Context halving(String zone) {
        return new Context(book, region, inventory, loads, runs, calendar, draws, Optional.of(zone));
    }

    /** The same with other loads. */
    public Context carrying(List<Load> others) {
        return new Context(book, region, inventory, others, runs, calendar, draws, halved);
    }

    /** The same in another month. */
    public Context in(int month) {
        return new Context(book, region, inventory, loads, runs, new Calendar(calendar.first(), month), draws, halved);
    }

    /** The same with other draws. */
    public Context with(Draws others) {
        return new Context(book, region, inventory, loads, runs, calendar, others, halved);
    }

    /**
     * What so many runs of a load make in the priced month.
     *
     * @param one what one of them makes
     */
    Amount together(Load load, int runs, Function<Context, Amount> one) {
        return draws.together(runsOf(load, calendar.index()), runs, drawn -> one.apply(with(drawn)));
    }

    /** The same for as many as there are. */
    Amount together(Load load, Function<Context, Amount> one) {
        return together(load, runs(load), one);
    }

    private String runsOf(Load load, int month) {
        return "runs of " + load.pipeline() + " in " + calendar.first().plusMonths(month);
    }

    /** What comes in in the priced month, in GiB. */
    public Amount volumeOfMonth(Load load) {
        return ungrownVolume(load, calendar.index()).times(growth(load, calendar.index()));
    }

    /** What a month's runs would bring in GiB if they were of the size of the first month's. */
    private Amount ungrownVolume(Load load, int month) {
        return draws.together(runsOf(load, month), runs(load, month), firstRun(load));
    }

    /** Volume of a run in GiB in the priced month. */
    public Amount volume(Load load) {
        return firstVolume(load).times(growth(load, calendar.index()));
    }

    /** Volume of a run in GiB in the first month. */
    Amount firstVolume(Load load) {
        return draws.of(firstRun(load));
    }

    /** What the volume of a pipeline's runs is called among the inputs. */
    public static String volumeOf(String pipeline) {
        return "volume of " + pipeline;
    }

    private static Input firstRun(Load load) {
        Workload.Volume volume = load.workload().volume();
        return Input.positive(
                        new About(
                                volumeOf(load.pipeline()),
                                "Uncompressed volume of one run of " + load.pipeline() + " at first",
                                "GiB a run",
                                "defined: pipelines." + load.pipeline() + ".workload"),
                        decimal(volume.little()),
                        decimal(volume.usual()),
                        decimal(volume.much()))
                .ofEachRun();
    }

    private static BigDecimal decimal(Gibibytes size) {
        return BigDecimal.valueOf(size.value());
    }

    private static BigDecimal growth(Load load, int month) {
        return Calendar.growth(load.workload().growthPercentPerMonth(), month);
    }

    /** The load that a cluster is for. */
    public Optional<Load> load(Cluster cluster) {
        return cluster.tag(PIPELINE_TAG).flatMap(pipeline -> loads.stream()
                .filter(load -> load.pipeline().equals(pipeline))
                .findFirst());
    }

    /** The state machine of a load. */
    public Optional<StateMachine> machine(Load load) {
        return inventory.machines().stream()
                .filter(machine -> machine.clusters().stream()
                        .anyMatch(cluster -> load(cluster).equals(Optional.of(load))))
                .findFirst();
    }

    /** The pipeline that a state machine runs, by its clusters. */
    Optional<String> pipeline(StateMachine machine) {
        return machine.clusters().stream()
                .flatMap(cluster -> load(cluster).stream())
                .map(Load::pipeline)
                .findFirst();
    }

    /** How often a state machine runs in the priced month, by its schedules or for records; empty where it has none. */
    OptionalInt runs(StateMachine machine) {
        OptionalInt scheduled = runs.of(machine, calendar.index());
        return scheduled.isPresent() || runs.unknown(machine).isPresent()
                ? scheduled
                : RecordEvents.runs(this, machine);
    }

    /** Whether schedules say how often a load runs. */
    boolean isScheduled(Load load) {
        return machine(load)
                .filter(machine -> runs.of(machine, calendar.index()).isPresent())
                .isPresent();
    }

    /** How often a schedule comes in the priced month, or a rule does; empty where events start it. */
    OptionalInt runs(Resource schedule) {
        if (schedule.text("State").filter("DISABLED"::equals).isPresent()) {
            return OptionalInt.of(0);
        }

        return inventory.schedules().stream()
                .filter(known -> known.resource().equals(schedule))
                .flatMap(known -> known.times().stream())
                .mapToInt(times -> times.in(calendar.month()))
                .findFirst();
    }

    /** Why it is not known how often a schedule comes; empty where it is, where events start it, and where it is off. */
    Optional<String> unknownTimes(Resource schedule) {
        return inventory.schedules().stream()
                .filter(known -> known.resource().equals(schedule) && known.isEnabled())
                .filter(known -> known.times().isEmpty())
                .map(Schedule::unknown)
                .findFirst();
    }

    /** How often a load runs in the priced month; never where nothing starts it. */
    public int runs(Load load) {
        return runs(load, calendar.index());
    }

    private int runs(Load load, int month) {
        return machine(load).map(machine -> runs.of(machine, month).orElse(0)).orElse(0);
    }

    /**
     * What is there of all that came until the priced month, in GiB.
     *
     * @param shares of what came in each month
     */
    Amount volume(Load load, List<BigDecimal> shares) {
        return Amount.sum(ofMonths(month -> ungrownVolume(load, month)), grown(load, shares));
    }

    /** The same in runs of the first month's size. */
    BigDecimal runs(Load load, List<BigDecimal> shares) {
        return Amount.sum(ofMonths(month -> Amount.of(runs(load, month))), grown(load, shares))
                .usual();
    }

    private List<BigDecimal> grown(Load load, List<BigDecimal> shares) {
        return ofMonths(month -> growth(load, month).multiply(shares.get(month)));
    }

    private <T> List<T> ofMonths(IntFunction<T> of) {
        return IntStream.rangeClosed(0, calendar.index()).mapToObj(of).toList();
    }

    /** Files that a run writes into a zone; one at least. */
    Amount files(Load load, Load.Flow flow) {
        BigDecimal perGibibyte =
                BigDecimal.valueOf(1024 / load.workload().file().value());
        return volume(load)
                .times(load.workload().expansion(flow.zone()))
                .times(perGibibyte)
                .atLeast(Amount.of(1));
    }
}
