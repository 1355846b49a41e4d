package io.lakewarden.stepfunctions.local;

import java.time.Duration;
import java.time.Instant;

/** Follows an execution while it runs; times are virtual. Branches are told one after the other. */
public interface ExecutionListener {
    /** Nobody listens. */
    ExecutionListener NONE = new ExecutionListener() {};

    /** A state begins. */
    default void entered(String state, Instant at) {}

    /** A state has ended, by its transition or by a catch. */
    default void exited(String state, Instant at) {}

    /**
     * A state has failed and will be tried again.
     *
     * @param retry 1 for the first
     * @param pause until then
     */
    default void retrying(String state, String error, String cause, int retry, Duration pause) {}

    /** A state has failed for good; a catch may follow. */
    default void failed(String state, String error, String cause, Instant at) {}
}
