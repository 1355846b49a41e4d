package io.lakewarden.cost.estimate;

import java.nio.file.Path;
import java.util.List;

/** The small platform's estimate, for what shows it. */
public final class OursEstimate {
    private OursEstimate() {}

    public static Estimate of(Path folder) {
        return of(folder, 100);
    }

    public static Estimate of(Path folder, int draws) {
        EnvironmentEstimate prod = Ours.estimate(folder, Ours.asItIs(), Ours.gibibytes(512), draws);
        return new Estimate(Ours.BOOK.lock(), draws, Ours.SEED, List.of(prod));
    }
}
