package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a measured run did, stage by stage.
 *
 * @param label how the run calls itself
 * @param stages in the order of their ends
 * @param driverSeconds in which no stage ran
 * @param wallSeconds from its first job's start to its last one's end
 * @param cores the most that it had
 * @param caching where it keeps what it uses twice
 */
public record RunProfile(
        String label, List<StageProfile> stages, double driverSeconds, double wallSeconds, int cores, Caching caching) {
    /** A stage of fewer tasks than this has a large one for want of others. */
    private static final int FEW_TASKS = 10;

    private static final double LEAST_OF_THE_WORK = 0.1;
    private static final double BYTES_OF_A_GIBIBYTE = 1L << 30;

    /** Where a job keeps what it uses twice, the worst last. */
    public enum Caching {
        NONE,
        /** What memory does not hold goes to the nodes' disks. */
        MEMORY_AND_DISK,
        /** What memory does not hold is computed again. */
        MEMORY;

        Caching and(Caching other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public RunProfile {
        stages = List.copyOf(stages);
        if (cores < 1) {
            throw new IllegalArgumentException("Invalid run " + label + ": got " + cores + " cores");
        }
    }

    /** The same run if this one was a part of it, and the other the next. */
    public RunProfile then(RunProfile next) {
        return new RunProfile(
                label,
                Stream.concat(stages.stream(), next.stages.stream()).toList(),
                driverSeconds + next.driverSeconds,
                wallSeconds + next.wallSeconds,
                Math.max(cores, next.cores),
                caching.and(next.caching));
    }

    /**
     * Seconds along the critical path: each stage takes as long as its longest task at least, and the driver as long as
     * it did.
     *
     * @param otherCores that the run is given
     * @param times so much input as it had; the tasks become more, not longer
     */
    public double seconds(double otherCores, double times) {
        return driverSeconds
                + stages.stream()
                        .mapToDouble(
                                stage -> Math.max(stage.longestSeconds(), times * stage.taskSeconds() / otherCores))
                        .sum();
    }

    /** What it cannot be faster than, whatever the cluster. */
    public double leastSeconds() {
        return seconds(Double.POSITIVE_INFINITY, 1);
    }

    /** What it read from storage; zero where its source does not count. */
    public Gibibytes input() {
        return new Gibibytes(stages.stream().mapToLong(StageProfile::inputBytes).sum() / BYTES_OF_A_GIBIBYTE);
    }

    /** What the job is, as far as the run shows it with so much input. */
    public Traits traits(Gibibytes ofInput) {
        double onDisk = stages.stream().mapToLong(StageProfile::diskBytes).max().orElse(0) / BYTES_OF_A_GIBIBYTE;
        double kept = caching == Caching.MEMORY_AND_DISK ? 1 : 0;
        return new Traits(
                caching == Caching.MEMORY ? 1 : 0,
                Math.max(Traits.scan().shuffled(), onDisk / ofInput.value()) + kept,
                Traits.scan().partition(),
                longestTask());
    }

    /** The largest share of a stage's work in one task, over the stages that have many tasks and matter. */
    public OptionalDouble longestTask() {
        double work = stages.stream().mapToDouble(StageProfile::taskSeconds).sum();
        return stages.stream()
                .filter(stage -> stage.tasks() >= FEW_TASKS && stage.taskSeconds() >= LEAST_OF_THE_WORK * work)
                .mapToDouble(stage -> stage.longestSeconds() / stage.taskSeconds())
                .max();
    }
}
