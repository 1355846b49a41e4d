package io.lakewarden.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the local platform keeps everything; safe to delete when nothing runs.
 *
 * @param path absolute, {@code .lakewarden} beside {@code platform/}
 */
public record StateFolder(Path path) {
    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The only writer's lock. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** Where sample files are written, and where files arrive when no other folder is named. */
    public Path landing() {
        return path.resolve("landing");
    }

    /** The lake contract that jobs read. */
    public Path contract() {
        return path.resolve("contract.json");
    }

    /** The state machine of a pipeline, as compiled for this machine. */
    public Path stateMachine(String pipeline) {
        return path.resolve("statemachines").resolve(pipeline + ".asl.json");
    }

    /** Where jobs leave their records. */
    public Path records() {
        return path.resolve("records");
    }

    /** Everything about one pipeline's run for one date. */
    public Path run(String pipeline, LocalDate date) {
        return path.resolve("runs").resolve(pipeline).resolve(date.toString());
    }

    /** The runs of a pipeline, a folder a date. */
    public Path runs(String pipeline) {
        return path.resolve("runs").resolve(pipeline);
    }

    /** The compiled Ranger policies. */
    public Path policies() {
        return path.resolve("policies");
    }

    /** The tables' files; the bucket that is served is named after this folder. */
    public Path lake() {
        return path.resolve("lake");
    }

    /** What the authorizer decided, a file an identity. */
    public Path audit() {
        return path.resolve("audit");
    }

    /** Spark's event logs, for the History Server. */
    public Path sparkEvents() {
        return path.resolve("spark-events");
    }

    /** Those that clusters of an environment in an account left, as far as they were fetched. */
    public Path eventsOf(String environment) {
        return path.resolve("events").resolve(environment);
    }

    /** The page and its data. */
    public Path report() {
        return path.resolve("report");
    }

    /** Logs of worker processes. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Creates the folder itself. */
    public void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all but the lock and the landing folder; the caller holds the lock. */
    public void clear() {
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.sorted().toList()) {
                if (!child.equals(lock()) && !child.equals(landing())) {
                    delete(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, but a file that holds the text already is left as it is. */
    public static void writeIfDifferent(Path file, String text) {
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                write(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file whole or not at all. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling("." + file.getFileName() + ".part");
            Files.writeString(
                    part,
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void remove(Path folder) {
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }

                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
