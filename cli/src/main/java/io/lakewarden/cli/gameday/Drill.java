package io.lakewarden.cli.gameday;

import java.io.IOException;

/** Breaks something, looks at what must hold, and mends it as the runbook says. */
@FunctionalInterface
interface Drill {
    void run(Rehearsal rehearsal) throws IOException, InterruptedException;
}
