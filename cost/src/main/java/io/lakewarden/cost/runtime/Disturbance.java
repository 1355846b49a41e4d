package io.lakewarden.cost.runtime;

/**
 * Something that befalls few runs, and makes their jobs take longer.
 *
 * @param probability of a run, 0 to 1
 * @param longer factor on the jobs' time, 1 or more
 */
public record Disturbance(double probability, double longer) {
    public Disturbance {
        if (!(probability >= 0 && probability <= 1) || !(longer >= 1)) {
            throw new IllegalArgumentException(
                    "Invalid disturbance: got " + probability + " and " + longer + ", expected 0 to 1, and 1 or more");
        }
    }
}
