package io.lakewarden.cli.console;

/** What the command's exit codes mean, the same for every verb. */
public enum ExitCode {
    OK,
    /** Findings, or a run that failed. */
    FAILED,
    /** The command line. */
    USAGE,
    /** Our own bug. */
    INTERNAL;

    /** The process's exit code. */
    public int code() {
        return ordinal();
    }
}
