package io.lakewarden.model;

import io.lakewarden.model.cluster.Cluster;
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
     * An EMR cluster that lives as long as a run.
     *
     * @param cluster what it is made of
     */
    record Transient(Cluster cluster) implements Compute {}

    /** One answer per kind. */
    default <R> R match(Function<Machine, R> machine, Function<Cluster, R> cluster) {
        return this instanceof Machine aMachine ? machine.apply(aMachine) : cluster.apply(((Transient) this).cluster());
    }
}
