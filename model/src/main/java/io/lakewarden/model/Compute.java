package io.lakewarden.model;

import java.util.function.Function;

/** What a pipeline runs on in one environment. */
public sealed interface Compute {
    /**
     * This machine.
     *
     * @param cores tasks at a time, 1 to 256
     * @param memory heap of the worker process, 1 to 1024 GiB
     */
    record Machine(int cores, Gibibytes memory) implements Compute {}

    /**
     * A transient EMR cluster.
     *
     * @param release EMR's release label, say {@code emr-7.14.0}
     * @param primary the primary node
     * @param core the core nodes, on which the executors run
     */
    record Cluster(String release, Instances primary, Instances core) implements Compute {}

    /**
     * Nodes of one kind.
     *
     * @param instanceType EC2's name, say {@code r6g.4xlarge}
     * @param count 1 to 1000
     */
    record Instances(String instanceType, int count) {}

    /** One answer per kind. */
    default <R> R match(Function<Machine, R> machine, Function<Cluster, R> cluster) {
        return this instanceof Machine aMachine ? machine.apply(aMachine) : cluster.apply((Cluster) this);
    }
}
