package io.lakewarden.cost.runtime;

/**
 * Why a model says nothing.
 *
 * @param reason its name
 * @param why with the figures that decided, a clause
 */
public record Refusal(Reason reason, String why) {
    /** What takes a job out of the model's domain. */
    public enum Reason {
        /** Cached data does not fit the executors' memory, and is computed again each time it is used. */
        MEMORY_CLIFF,
        /** More cores than there are tasks for. */
        PARTITIONS_BELOW_CORES,
        /** One task has so much of a stage that no more nodes help. */
        SKEW,
        /** Shuffled data does not fit the nodes' disks. */
        DISK,
        /** Too far from what was measured. */
        EXTRAPOLATION
    }
}
