package io.lakewarden.cli.console;

/** Something that its user can mend: told in one line, without a stack trace. */
public final class CommandFailed extends RuntimeException {
    private final ExitCode exitCode;

    public CommandFailed(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A failure of what was asked for. */
    public static CommandFailed because(String message) {
        return new CommandFailed(ExitCode.FAILED, message);
    }

    /** A command line that asks for something that cannot be. */
    public static CommandFailed usage(String message) {
        return new CommandFailed(ExitCode.USAGE, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
