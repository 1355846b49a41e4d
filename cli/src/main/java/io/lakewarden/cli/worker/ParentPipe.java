package io.lakewarden.cli.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The lines that a parent process sends. The pipe's end is the parent's end, however it came: a worker that is idle then
 * gets no more lines and can close what it has open; one that is at work halts where it is.
 */
final class ParentPipe {
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private volatile boolean busy;

    /** Reads on a thread of its own. */
    static ParentPipe watch(InputStream input) {
        ParentPipe pipe = new ParentPipe();
        Thread reader = new Thread(() -> pipe.read(input), "parent-watch");
        reader.setDaemon(true);
        reader.start();
        return pipe;
    }

    /** Waits for the next line; the line before it is then done with. Empty at the end. */
    Optional<String> next() throws InterruptedException {
        busy = false;
        Optional<String> line = lines.take();
        busy = line.isPresent();
        return line;
    }

    private void read(InputStream input) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // A broken pipe is an end like any other.
        }

        if (busy || !lines.isEmpty()) {
            Runtime.getRuntime().halt(1);
        }

        lines.add(Optional.empty());
    }
}
