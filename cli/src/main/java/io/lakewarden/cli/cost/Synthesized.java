package io.lakewarden.cli.cost;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder of an environment's templates: written anew first, where the definition or the code is newer. */
public final class Synthesized {
    /** Writes the templates of an environment into its folder. */
    @FunctionalInterface
    public interface Synthesis {
        /** Returns the exit code of the verb that did it. */
        int write(String environment);
    }

    private Synthesized() {}

    /**
     * The folder, up to date.
     *
     * @param home holds the definition and the folder
     * @param progress is told what goes on
     */
    public static Path folder(Path home, Consumer<String> progress, String environment, Synthesis synthesis) {
        Path folder = home.resolve("cdk.out").resolve(environment);
        if (isStale(home, folder.resolve("manifest.json"))) {
            progress.accept(
                    "Synthesizing " + environment + ": its templates are missing or older than the definition ...");
            if (synthesis.write(environment) != 0 || !Files.isDirectory(folder)) {
                throw CommandFailed.because("Cannot price " + environment
                        + ": its templates could not be written; what stands above says why");
            }
        }

        return folder;
    }

    private static boolean isStale(Path home, Path manifest) {
        Optional<FileTime> written = time(manifest);
        return written.isEmpty()
                || Stream.of(home.resolve("platform"), home.resolve("tables.lock.json"), stamp())
                        .flatMap(Synthesized::newest)
                        .anyMatch(changed -> changed.compareTo(written.get()) > 0);
    }

    /** What the build of the code left behind. */
    private static Path stamp() {
        return Path.of(System.getProperty("lakewarden.home", "."), "cli", "target", "lakewarden.stamp");
    }

    private static Stream<FileTime> newest(Path place) {
        if (!Files.exists(place)) {
            return Stream.empty();
        }

        try (Stream<Path> files = Files.walk(place)) {
            return files
                    .filter(Files::isRegularFile)
                    .flatMap(file -> time(file).stream())
                    .max(FileTime::compareTo)
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileTime> time(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
