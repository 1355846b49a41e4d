package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import picocli.CommandLine.Option;

/** The environment option of verbs that work on this machine alone. */
final class LocalOnly {
    @Option(names = "--env", paramLabel = "ENV", description = "Environment (default and only choice: local).")
    private String environment = "local";

    /** Refuses every other environment. */
    void check() {
        if (!environment.equals("local")) {
            throw CommandFailed.usage("Invalid --env: got " + environment
                    + ", expected local; other environments are deployed, not run from here");
        }
    }
}
