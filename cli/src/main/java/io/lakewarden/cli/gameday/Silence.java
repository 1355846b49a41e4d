package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Progress;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import java.time.Duration;

/** A rehearsal tells how it came out, not each step of it. */
enum Silence implements Progress {
    KEPT;

    @Override
    public void begins(String what) {}

    @Override
    public void stepBegins(String pipeline, String date, String step, int attempt) {}

    @Override
    public void stepEnds(String pipeline, String date, String step, Reply reply, Duration took) {}

    @Override
    public void runEnds(RunOutcome outcome) {}

    @Override
    public void nothingNew(String pipeline, String date) {}
}
