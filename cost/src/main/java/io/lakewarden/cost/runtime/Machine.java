package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;

/**
 * What a node of one kind has.
 *
 * @param instanceType EC2's name, say {@code r6g.4xlarge}
 * @param vcpus virtual cores, one or more
 * @param memory of the whole node
 * @param disk for shuffles and spills: instance store, or the EBS volumes that EMR attaches
 * @param taskCores those of the vCPU that run tasks, one or more
 */
public record Machine(String instanceType, int vcpus, Gibibytes memory, Gibibytes disk, int taskCores) {
    private static final double FEWEST_DAEMON_GIBIBYTES = 2;
    private static final double MOST_DAEMON_GIBIBYTES = 8;

    public Machine {
        if (taskCores < 1 || vcpus < taskCores || memory.value() == 0) {
            throw new IllegalArgumentException("Invalid machine " + instanceType + ": got " + vcpus + " vCPU, "
                    + taskCores + " of them for tasks, and " + memory.value() + " GiB");
        }
    }

    /** One whose vCPU all run tasks. */
    public Machine(String instanceType, int vcpus, Gibibytes memory, Gibibytes disk) {
        this(instanceType, vcpus, memory, disk, vcpus);
    }

    /** What EMR leaves to YARN: all but a quarter, of which at least 2 and at most 8 GiB are kept back. */
    public Gibibytes yarnMemory() {
        double kept = Math.min(MOST_DAEMON_GIBIBYTES, Math.max(FEWEST_DAEMON_GIBIBYTES, memory.value() / 4));
        return new Gibibytes(Math.max(0, memory.value() - kept));
    }

    /** Say {@code r6g}. */
    String family() {
        int dot = instanceType.indexOf('.');
        return dot < 0 ? instanceType : instanceType.substring(0, dot);
    }
}
