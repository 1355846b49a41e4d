package io.lakewarden.cost.estimate;

import java.nio.file.Path;
import java.util.List;

/** The small platform's estimate, for what shows it. */
public final class OursEstimate {
    private OursEstimate() {}

    public static Estimate of(Path folder) {
        EnvironmentEstimate prod = Ours.estimate(folder, Ours.asItIs(), Ours.gibibytes(512), 100);
        return new Estimate(Ours.BOOK.lock(), 100, Ours.SEED, List.of(prod));
    }
}
