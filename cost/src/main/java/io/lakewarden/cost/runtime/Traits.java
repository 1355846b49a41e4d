package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a job beside its times; shares are of the input.
 *
 * @param cached share that the job keeps in memory to use it again, as it is on disk; 0 if none
 * @param shuffled share that lies on the nodes' disks at once
 * @param partition input of one task, if it is known
 * @param longestTask the largest share of a stage's work that one task had, if it was observed
 */
public record Traits(double cached, double shuffled, Optional<Gibibytes> partition, OptionalDouble longestTask) {
    public Traits {
        if (!(cached >= 0) || !(shuffled >= 0)) {
            throw new IllegalArgumentException(
                    "Invalid traits: got " + cached + " cached and " + shuffled + " shuffled, expected zero or more");
        }
    }

    /** A job that reads, shuffles all it reads once, and writes. */
    public static Traits scan() {
        return new Traits(0, 1, Optional.empty(), OptionalDouble.empty());
    }

    /** The same job if it caches that share of its input. */
    public Traits caching(double share) {
        return new Traits(share, shuffled, partition, longestTask);
    }

    /** The same job if a task reads so much. */
    public Traits inPartitionsOf(Gibibytes size) {
        return new Traits(cached, shuffled, Optional.of(size), longestTask);
    }
}
