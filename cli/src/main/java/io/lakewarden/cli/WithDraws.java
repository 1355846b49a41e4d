package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import picocli.CommandLine.Option;

/** The options for how often an estimate's inputs are drawn, and from what seed. */
final class WithDraws {
    private static final int MOST = 100_000;

    @Option(names = "--draws", paramLabel = "N", description = "Draws for the ranges, 0 to 100000 (default: 1000).")
    private int draws = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the draws; the same gives the same (default: 1).")
    private long seed = 1;

    /** How many; refuses more than anybody waits for. */
    int count() {
        if (draws < 0 || draws > MOST) {
            throw CommandFailed.usage("Invalid --draws: got " + draws + ", expected 0 to " + MOST);
        }

        return draws;
    }

    long seed() {
        return seed;
    }
}
