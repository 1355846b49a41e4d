package io.lakewarden.security.endpoint;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** A Java process that a test started; what it prints is in a file. */
final class Child implements AutoCloseable {
    private static final List<String> QUICK_TO_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final Process process;
    private final Path printed;

    private Child(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts {@code java} on a class path, in the folder that also gets what it prints. */
    static Child java(
            Path folder, String name, List<String> classPath, Map<String, String> environment, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_TO_START);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        command.addAll(args);
        return program(folder, name, environment, command);
    }

    /** Starts any program, likewise. */
    static Child program(Path folder, String name, Map<String, String> environment, List<String> command) {
        Path printed = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String printed() {
        try {
            return Files.exists(printed) ? Files.readString(printed) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line that holds the text; fails if the process ends before. */
    String line(String text, Duration most) {
        until(() -> line(text).isPresent(), most);
        return line(text).orElseThrow();
    }

    private Optional<String> line(String text) {
        return printed().lines().filter(line -> line.contains(text)).findFirst();
    }

    /** Waits until something is so; fails if the process ends before. */
    void until(BooleanSupplier done, Duration most) {
        try {
            await().atMost(most).until(() -> {
                boolean hasEnded = !process.isAlive();
                return done.getAsBoolean() || hasEnded;
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not so in time:\n" + printed(), e);
        }

        if (!done.getAsBoolean()) {
            throw new AssertionError("It ended before:\n" + printed());
        }
    }

    int exit(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + most + ":\n" + printed());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return process.exitValue();
    }

    /** Asks it to end, as an operator would. */
    void terminate() {
        process.destroy();
    }

    /** Closes its standard input, waits a little, and ends it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
