package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of verbs that start an execution in an account. */
final class FollowOptions {
    @Option(names = "--detach", description = "In an account: start it and do not follow it.")
    private boolean detach;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "In an account: how often to look, 1 to 600 (default: 10).")
    private int every = 10;

    /** Refuses what makes no sense. */
    void check() {
        if (every < 1 || every > 600) {
            throw CommandFailed.usage("Invalid --every: got " + every + ", expected 1 to 600");
        }
    }

    boolean isDetached() {
        return detach;
    }

    /** Waits until it is time to look again. */
    void await() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(every).toMillis());
    }
}
