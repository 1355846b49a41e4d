package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command in a process of its own, as a user starts it, but from the classes just built.
 *
 * @param dir a folder with a copy of {@code platform/}
 */
record CommandProcess(Path dir) {
    /** The checkout that is being tested. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final long PATIENCE_SECONDS = 1200;

    /** How one call ended. */
    record Result(int exitCode, String out, String err) {
        /** Standard output, which must be JSON and nothing else. */
        JsonNode json() {
            return Json.read(out);
        }
    }

    /** A folder to work in, with the project's own definition. */
    static CommandProcess in(Path dir) {
        copy(HOME.resolve("platform"), dir.resolve("platform"));
        return new CommandProcess(dir);
    }

    /** Runs the command to its end. */
    Result run(String... args) {
        try {
            File out = File.createTempFile("out", ".txt");
            File err = File.createTempFile("err", ".txt");
            Process process =
                    builder(args).redirectOutput(out).redirectError(err).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + PATIENCE_SECONDS + " s: " + List.of(args));
            }

            return new Result(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts the command and leaves it to the caller. */
    Process start(Path log, String... args) {
        try {
            return builder(args)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Installation.HOME + "=" + HOME,
                "-cp",
                new Installation(HOME).commandClassPath(),
                "io.lakewarden.cli.Main"));
        command.addAll(List.of(args));
        command.add("--dir");
        command.add(dir.toString());
        return new ProcessBuilder(command);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
