package io.lakewarden.cost.estimate;

import java.nio.file.Path;
import java.util.List;

/** The small platform's estimate, for what shows it. */
public final class OursEstimate {
    static final double GIBIBYTES = 512;
    private static final int DRAWS = 100;

    private OursEstimate() {}

    public static Estimate of(Path folder) {
        return of(folder, DRAWS);
    }

    public static Estimate of(Path folder, int draws) {
        EnvironmentEstimate prod = Ours.estimate(folder, Ours.asItIs(), Ours.gibibytes(GIBIBYTES), draws);
        return new Estimate(Ours.BOOK.lock(), draws, Ours.SEED, List.of(prod));
    }

    /** With a hundredth of the volume, which its cluster ends in time. */
    public static Estimate small(Path folder) {
        EnvironmentEstimate prod = Ours.estimate(folder, Ours.asItIs(), Ours.gibibytes(GIBIBYTES / 100.0), 0);
        return new Estimate(Ours.BOOK.lock(), 0, Ours.SEED, List.of(prod));
    }

    /** Its month at other inputs. */
    public static WhatIf whatIf(Path folder, EnvironmentEstimate estimate) {
        return new Estimator(Ours.BOOK, Ours.FIRST, DRAWS, Ours.SEED)
                .whatIf(estimate, Ours.inventory(folder, Ours.asItIs()), List.of(Ours.load(Ours.gibibytes(GIBIBYTES))));
    }
}
