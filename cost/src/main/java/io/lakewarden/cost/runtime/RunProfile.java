package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a measured run did, stage by stage.
 *
 * @param label how the run calls itself
 * @param stages in the order of their ends
 * @param driverSeconds in which no stage ran
 * @param wallSeconds from its first job to its last
 * @param cores that it had
 */
public record RunProfile(String label, List<StageProfile> stages, double driverSeconds, double wallSeconds, int cores) {
    /** A stage of fewer tasks than this has a large one for want of others. */
    private static final int FEW_TASKS = 10;

    private static final double BYTES_OF_A_GIBIBYTE = 1L << 30;

    public RunProfile {
        stages = List.copyOf(stages);
    }

    /**
     * Seconds along the critical path: each stage takes as long as its longest task at least, and the driver as long as
     * it did.
     *
     * @param cores that the run is given
     * @param times so much input as it had; the tasks become more, not longer
     */
    public double seconds(double cores, double times) {
        return driverSeconds
                + stages.stream()
                        .mapToDouble(stage -> Math.max(stage.longestSeconds(), times * stage.taskSeconds() / cores))
                        .sum();
    }

    /** What it cannot be faster than, whatever the cluster. */
    public double leastSeconds() {
        return seconds(Double.POSITIVE_INFINITY, 1);
    }

    /** Of what the job is, as far as the run shows it. */
    public Traits traits(Gibibytes input) {
        double bytes = input.value() * BYTES_OF_A_GIBIBYTE;
        Traits usual = Traits.scan();
        return new Traits(
                most(StageProfile::cachedBytes) / bytes,
                Math.max(usual.shuffled(), most(stage -> stage.shuffledBytes() + stage.spilledBytes()) / bytes),
                usual.partition(),
                longestTask());
    }

    /** The largest share of a stage's work in one task, over the stages that have many and matter. */
    public OptionalDouble longestTask() {
        double all = total(StageProfile::taskSeconds);
        return stages.stream()
                .filter(stage -> stage.tasks() >= FEW_TASKS && stage.taskSeconds() >= 0.1 * all)
                .mapToDouble(stage -> stage.longestSeconds() / stage.taskSeconds())
                .max();
    }

    private double most(ToLongFunction<StageProfile> bytes) {
        return stages.stream().mapToLong(bytes).max().orElse(0);
    }

    private double total(ToDoubleFunction<StageProfile> figure) {
        return stages.stream().mapToDouble(figure).sum();
    }
}
