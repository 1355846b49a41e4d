package io.lakewarden.cost.runtime;

import io.lakewarden.cost.runtime.Refusal.Reason;
import io.lakewarden.model.Gibibytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a model of the form can be true at all: time falls with nodes only as long as nothing else gives way. The
 * limits are those that C3O's measured runs show (Will et al. 2020, arXiv 2011.07965).
 */
final class Domain {
    /** Rows in memory as objects, over the same rows in a file: 3 to 5. */
    private static final double EXPANSION = 4;

    /** The share of YARN's memory from which on cached blocks are evicted. */
    private static final double MEMORY_FOR_CACHE = 0.6;

    private static final int TASKS_PER_CORE = 2;
    private static final double MOST_OF_A_STAGE = 0.2;
    private static final double MOST_OF_THE_DISK = 0.8;

    /** Node-seconds that a gibibyte may take with more data on a node, over those with less. */
    private static final double CLIFF = 1.25;

    private Domain() {}

    /** Why a job of these traits cannot be forecast there; empty if it can. */
    static Optional<Refusal> refusal(Traits traits, CoreNodes nodes, Gibibytes input) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> memory(traits, nodes, input),
                        () -> partitions(traits, nodes, input),
                        () -> skew(traits),
                        () -> disk(traits, nodes, input))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Whether the runs themselves show a memory cliff: with more of the data on a node, and one node allowed to the
     * driver, a gibibyte took more of a node's time. No job of the model's form does that.
     */
    static Optional<Refusal> cliff(List<MeasuredRun> runs) {
        return runs.stream()
                .flatMap(tight -> runs.stream()
                        .filter(roomy -> isTighter(tight, roomy) && work(tight) > CLIFF * work(roomy))
                        .map(roomy -> new Refusal(Reason.MEMORY_CLIFF, cliff(tight, roomy))))
                .findFirst();
    }

    private static String cliff(MeasuredRun tight, MeasuredRun roomy) {
        return text(
                "%s GiB took %.0f s on %d nodes and %s GiB took %.0f s on %d, %.1f times less work a GiB: the data did not fit the smaller memory",
                Digits.of(tight.input().value()),
                tight.seconds(),
                tight.nodes(),
                Digits.of(roomy.input().value()),
                roomy.seconds(),
                roomy.nodes(),
                work(tight) / work(roomy));
    }

    /** Fewer nodes, and more data on each. */
    private static boolean isTighter(MeasuredRun tight, MeasuredRun roomy) {
        return workers(tight) < workers(roomy)
                && tight.input().value() / workers(tight) > roomy.input().value() / workers(roomy);
    }

    /** Node-seconds for a gibibyte. */
    private static double work(MeasuredRun run) {
        return workers(run) * run.seconds() / run.input().value();
    }

    private static double workers(MeasuredRun run) {
        return ErnestFit.workers(run.nodes(), 1);
    }

    private static Optional<Refusal> memory(Traits traits, CoreNodes nodes, Gibibytes input) {
        double cached = traits.cached() * input.value() * EXPANSION;
        double yarn = nodes.yarnMemory().value();
        return when(
                cached > 0 && cached >= MEMORY_FOR_CACHE * yarn,
                Reason.MEMORY_CLIFF,
                () -> text(
                        "cached data of about %s GiB in %s GiB of YARN's memory; run it once at this size, or give it %s GiB",
                        Digits.of(cached), Digits.of(yarn), Digits.of(cached / MEMORY_FOR_CACHE)));
    }

    private static Optional<Refusal> partitions(Traits traits, CoreNodes nodes, Gibibytes input) {
        return traits.partition().flatMap(size -> {
            long partitions = (long) Math.ceil(input.value() / size.value());
            return when(
                    nodes.count() > 1 && partitions < (long) TASKS_PER_CORE * nodes.taskCores(),
                    Reason.PARTITIONS_BELOW_CORES,
                    () -> text(
                            "%d partitions for %d cores: fewer than %d a core, past which nodes bring nothing",
                            partitions, nodes.taskCores(), TASKS_PER_CORE));
        });
    }

    private static Optional<Refusal> skew(Traits traits) {
        double longest = traits.longestTask().orElse(0);
        return when(
                longest > MOST_OF_A_STAGE,
                Reason.SKEW,
                () -> text("one task has %.0f %% of a stage's work: split its key first", 100 * longest));
    }

    private static Optional<Refusal> disk(Traits traits, CoreNodes nodes, Gibibytes input) {
        double shuffled = traits.shuffled() * input.value() / nodes.count();
        double disk = MOST_OF_THE_DISK * nodes.machine().disk().value();
        return when(
                shuffled > disk,
                Reason.DISK,
                () -> text(
                        "%s GiB of shuffles on a node, and %s GiB of disk for it",
                        Digits.of(shuffled), Digits.of(disk)));
    }

    private static Optional<Refusal> when(boolean holds, Reason reason, Supplier<String> why) {
        return holds ? Optional.of(new Refusal(reason, why.get())) : Optional.empty();
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
