package io.lakewarden.cost.runtime;

/**
 * What a stage of a measured run did.
 *
 * @param tasks that ended well
 * @param taskSeconds of all of them together
 * @param longestSeconds of the one that took longest
 * @param inputBytes that they read from storage
 * @param shuffledBytes that they wrote for other stages
 * @param spilledBytes that they wrote because memory was short
 * @param cachedBytes that they left in the executors' memory
 */
public record StageProfile(
        int tasks,
        double taskSeconds,
        double longestSeconds,
        long inputBytes,
        long shuffledBytes,
        long spilledBytes,
        long cachedBytes) {}
