package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;

/**
 * The nodes that a job's executors run on.
 *
 * @param machine of each
 * @param count one or more
 */
public record CoreNodes(Machine machine, int count) {
    public CoreNodes {
        if (count < 1) {
            throw new IllegalArgumentException("Invalid nodes: got " + count + ", expected at least 1");
        }
    }

    public int vcpus() {
        return machine.vcpus() * count;
    }

    /** Tasks at a time. */
    public int taskCores() {
        return machine.taskCores() * count;
    }

    Gibibytes yarnMemory() {
        return new Gibibytes(machine.yarnMemory().value() * count);
    }

    @Override
    public String toString() {
        return count + " x " + machine.instanceType();
    }
}
