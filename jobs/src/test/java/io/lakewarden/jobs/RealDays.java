package io.lakewarden.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The days of the real invoices. */
public final class RealDays {
    private RealDays() {}

    /** All of them, in order; the calling test is skipped where the data is not. */
    public static List<String> all() {
        Path folder = Repository.onlineRetail();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "The real invoices are not at " + folder + "; give their folder as -Dlakewarden.online-retail");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.length() - ".csv".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
