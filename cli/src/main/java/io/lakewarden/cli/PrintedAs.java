package io.lakewarden.cli;

import picocli.CommandLine.Option;

/** The options for how an estimate or a difference is printed, of which at most one can be carried out. */
final class PrintedAs {
    @Option(names = "--lines", description = "Print every line of it, not the sums or the largest alone.")
    private boolean lines;

    @Option(names = "--markdown", description = "Print it as a comment for a pull request.")
    private boolean markdown;

    boolean lines() {
        return lines;
    }

    boolean markdown() {
        return markdown;
    }
}
