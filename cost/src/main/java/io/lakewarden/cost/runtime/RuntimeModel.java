package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.Optional;

/** Says how long a job takes on nodes of a kind, as far as it can know. */
public sealed interface RuntimeModel permits Uncalibrated, Calibrated, Replayed {
    /** The time of the job alone, without the cluster's start and without what is waited for its end to be seen. */
    Forecast forecast(CoreNodes nodes, Gibibytes input);

    /** Why nothing can be said about so many nodes and so much input; empty if it can. */
    Optional<Refusal> refusal(CoreNodes nodes, Gibibytes input);

    /** What it knows the job from, in a clause. */
    String basis();

    /** Whether the job itself was measured. */
    boolean isCalibrated();
}
