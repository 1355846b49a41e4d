package io.lakewarden.cli;

/** Starts the command. */
public final class Main {
    private Main() {}

    /** Ends the process with one of {@link ExitCode}. */
    public static void main(String[] args) {
        System.exit(Lakewarden.commandLine().execute(args));
    }
}
