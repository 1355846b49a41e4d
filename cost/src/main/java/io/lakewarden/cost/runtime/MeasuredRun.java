package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.time.Duration;

/**
 * A run of the job that was measured.
 *
 * @param nodes core nodes, one or more
 * @param input volume of the run, above zero
 * @param time of the job alone, without the cluster's start, above zero
 */
public record MeasuredRun(int nodes, Gibibytes input, Duration time) {
    public MeasuredRun {
        if (nodes < 1 || input.value() == 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("Invalid run: got " + nodes + " nodes, " + input.value() + " GiB and "
                    + time + ", expected each above zero");
        }
    }

    double seconds() {
        return time.toNanos() / 1e9;
    }
}
