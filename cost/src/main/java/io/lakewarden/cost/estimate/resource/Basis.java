package io.lakewarden.cost.estimate.resource;

/** What makes a line grow. */
public enum Basis {
    /** It is there: time alone. */
    FIXED,
    /** Each run. */
    RUNS,
    /** What was stored by the runs so far. */
    STORED
}
