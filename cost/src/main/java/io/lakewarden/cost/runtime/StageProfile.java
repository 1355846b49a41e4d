package io.lakewarden.cost.runtime;

/**
 * What a stage of a measured run did.
 *
 * @param tasks that ended well
 * @param taskSeconds of all of them together
 * @param longestSeconds of the one that took longest
 * @param inputBytes that they read from storage
 * @param diskBytes that they left on the nodes' disks, for other stages or because memory was short
 */
public record StageProfile(int tasks, double taskSeconds, double longestSeconds, long inputBytes, long diskBytes) {
    /** With one more task. */
    StageProfile plus(double seconds, long input, long disk) {
        return new StageProfile(
                tasks + 1,
                taskSeconds + seconds,
                Math.max(longestSeconds, seconds),
                inputBytes + input,
                diskBytes + disk);
    }
}
