package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.OptionalDouble;

/**
 * What is known of a job beside its times; shares are of the input.
 *
 * @param cached share that the job keeps in memory to use it again, as it is on disk; 0 if none
 * @param shuffled share that lies on the nodes' disks at once
 * @param partition input of one task, if it is known
 * @param longestTask the largest share of a stage's work that one task had, if it was observed
 */
public record Traits(double cached, double shuffled, Gibibytes partition, OptionalDouble longestTask) {
    /** A quarter of a gibibyte a task, as the derived tuning reads. */
    private static final Gibibytes USUAL_PARTITION = new Gibibytes(0.25);

    public Traits {
        if (!(cached >= 0) || !(shuffled >= 0) || partition.value() == 0) {
            throw new IllegalArgumentException("Invalid traits: got " + cached + " cached, " + shuffled
                    + " shuffled and a partition of " + partition.value() + " GiB");
        }
    }

    /** A job that reads, shuffles all it reads once, and writes. */
    public static Traits scan() {
        return new Traits(0, 1, USUAL_PARTITION, OptionalDouble.empty());
    }

    /** The same job if it caches that share of its input. */
    public Traits caching(double share) {
        return new Traits(share, shuffled, partition, longestTask);
    }
}
