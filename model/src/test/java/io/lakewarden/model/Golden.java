package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Texts that are reviewed when they change; {@code -Dgolden.update} accepts the new ones. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final int CONTEXT = 3;

    private Golden() {}

    /** Fails with the lines that differ, unless the text is the accepted one. */
    public static void check(String name, String actual) {
        Path file = FOLDER.resolve(name);
        List<String> accepted = accepted(file, actual);
        List<String> lines = actual.lines().toList();
        int first = 0;
        while (first < Math.min(accepted.size(), lines.size())
                && accepted.get(first).equals(lines.get(first))) {
            first++;
        }

        assertThat(around(lines, first))
                .as("%s differs from line %d; run with -Dgolden.update to accept", file, first + 1)
                .isEqualTo(around(accepted, first));
        assertThat(lines).hasSameSizeAs(accepted);
    }

    private static List<String> accepted(Path file, String actual) {
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }

            assertThat(file).as("run with -Dgolden.update to accept").exists();
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare with " + file, e);
        }
    }

    /** A few lines before the first difference, and some after it. */
    private static String around(List<String> lines, int first) {
        int from = Math.max(0, first - CONTEXT);
        return String.join(
                "\n", lines.subList(Math.min(from, lines.size()), Math.min(lines.size(), first + 4 * CONTEXT)));
    }
}
