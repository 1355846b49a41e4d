package io.lakewarden.cli;

import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.sample.SampleFeed;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Makes the archive of Spark's classes, from which every process that runs Spark then starts in half the time: by running
 * one small day of the own definition. Part of the build; an archive that is younger than all its jars stays.
 */
public final class ArchiveMain {
    private ArchiveMain() {}

    /** Takes the root of the checkout. */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        System.setProperty(Installation.HOME, home.toString());
        Installation installation = new Installation(home);
        if (isCurrent(installation)) {
            return;
        }

        Files.deleteIfExists(installation.classArchive());
        System.setProperty(Installation.ARCHIVING, "");
        Path folder = Files.createTempDirectory("lakewarden-archive");
        try {
            copy(home.resolve("platform"), folder.resolve("platform"));
            Path data = folder.resolve("data");
            SampleFeed.of(1, LocalDate.of(2026, 1, 5), 1, 100).write(data, (day, written) -> {});
            int exitCode = Lakewarden.commandLine()
                    .setOut(new PrintWriter(Writer.nullWriter()))
                    .execute("up", "--data", data.toString(), "--dir", folder.toString());
            if (exitCode != 0) {
                throw new IllegalStateException("Cannot archive Spark's classes: the sample day failed");
            }
        } finally {
            delete(folder);
        }
    }

    private static boolean isCurrent(Installation installation) throws IOException {
        Path archive = installation.classArchive();
        if (!Files.exists(archive)) {
            return false;
        }

        for (String jar : installation.sparkClassPath().split(File.pathSeparator)) {
            if (Files.getLastModifiedTime(Path.of(jar)).compareTo(Files.getLastModifiedTime(archive)) >= 0) {
                return false;
            }
        }

        return true;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
