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

    /** Node-seconds that the smaller cluster may need for the same data, over those of a larger one. */
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
     * Whether the runs themselves show a memory cliff: more than twice as fast on twice the nodes, even if one node is
     * allowed to the driver.
     */
    static Optional<Refusal> cliff(List<MeasuredRun> runs) {
        return runs.stream()
                .flatMap(small -> runs.stream()
                        .filter(large -> isLarger(large, small) && work(small) > CLIFF * work(large))
                        .map(large -> new Refusal(
                                Reason.MEMORY_CLIFF,
                                text(
                                        "%d nodes took %.0f s for %.4g GiB and %d took %.0f s, %.1f times less work: the data did not fit the smaller memory",
                                        small.nodes(),
                                        small.seconds(),
                                        small.input().value(),
                                        large.nodes(),
                                        large.seconds(),
                                        work(small) / work(large)))))
                .findFirst();
    }

    private static boolean isLarger(MeasuredRun large, MeasuredRun small) {
        return large.nodes() > small.nodes() && large.input().equals(small.input());
    }

    private static double work(MeasuredRun run) {
        return ErnestFit.workers(run.nodes(), 1) * run.seconds();
    }

    private static Optional<Refusal> memory(Traits traits, CoreNodes nodes, Gibibytes input) {
        double cached = traits.cached() * input.value() * EXPANSION;
        double yarn = nodes.yarnMemory().value();
        return when(
                cached > 0 && cached >= MEMORY_FOR_CACHE * yarn,
                Reason.MEMORY_CLIFF,
                () -> text(
                        "cached data of about %.4g GiB in %.4g GiB of YARN's memory; run it once at this size, or give it %.4g GiB",
                        cached,
                        yarn,
                        cached / MEMORY_FOR_CACHE));
    }

    private static Optional<Refusal> partitions(Traits traits, CoreNodes nodes, Gibibytes input) {
        long partitions = (long) Math.ceil(input.value() / traits.partition().value());
        return when(
                partitions < (long) TASKS_PER_CORE * nodes.vcpus(),
                Reason.PARTITIONS_BELOW_CORES,
                () -> text(
                        "%d partitions for %d cores: fewer than %d a core, past which nodes bring nothing",
                        partitions, nodes.vcpus(), TASKS_PER_CORE));
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
        double disk = nodes.machine().disk().value();
        return when(
                shuffled > MOST_OF_THE_DISK * disk,
                Reason.DISK,
                () -> text("%.4g GiB of shuffled data on a node with %.4g GiB of disk", shuffled, disk));
    }

    private static Optional<Refusal> when(boolean holds, Reason reason, Supplier<String> why) {
        return holds ? Optional.of(new Refusal(reason, why.get())) : Optional.empty();
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
