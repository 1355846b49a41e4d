package io.lakewarden.cli.local;

import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import java.time.Duration;

/** Hears what goes on while pipelines run. */
public interface Progress {
    /** Something that takes a while begins. */
    void begins(String what);

    /** A step's attempt begins. */
    void stepBegins(String pipeline, String date, String step, int attempt);

    /** A step's attempt is over; {@code reply} has its run record or why it failed. */
    void stepEnds(String pipeline, String date, String step, Reply reply, Duration took);

    /** A run is over. */
    void runEnds(RunOutcome outcome);

    /** A day needs no run. */
    void nothingNew(String pipeline, String date);
}
