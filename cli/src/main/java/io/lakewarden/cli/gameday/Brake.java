package io.lakewarden.cli.gameday;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;

/**
 * Stops a process where it is, and lets it go on. A shell waits for the word with the signal ready, since a commit takes no longer
 * than the start of a program.
 */
final class Brake implements AutoCloseable {
    private static final String SCRIPT =
            "trap 'kill -CONT \"$0\" 2> /dev/null' EXIT; read -r word && kill -STOP \"$0\" && echo && read -r word";

    private final Process shell;
    private final Writer words;
    private final BufferedReader answers;

    private Brake(Process shell) {
        this.shell = shell;
        this.words = shell.outputWriter();
        this.answers = shell.inputReader();
    }

    /** On that process, which runs on. */
    static Brake on(ProcessHandle process) {
        try {
            return new Brake(new ProcessBuilder("sh", "-c", SCRIPT, Long.toString(process.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It does nothing more until {@link #close}. */
    void stops() {
        try {
            words.write('\n');
            words.flush();
            answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It goes on; again if it is closed again. */
    @Override
    public void close() {
        try {
            words.close();
            shell.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
