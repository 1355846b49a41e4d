package io.lakewarden.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The reviewed list of findings that stand: {@code because REASON}, and below it lines of a rule and where it stands. */
final class Acknowledgements {
    private static final Path FILE = Path.of("src", "test", "resources", "acknowledgements.txt");
    private static final String BECAUSE = "because ";

    private Acknowledgements() {}

    /** Each as {@code RULE  STACK/CONSTRUCT}; one without a reason is an {@link IllegalStateException}. */
    static SortedSet<String> all() {
        try {
            SortedSet<String> all = new TreeSet<>();
            boolean reasoned = false;
            for (String line : Files.readAllLines(FILE)) {
                if (line.isBlank() || line.startsWith("#")) {
                    reasoned = false;
                } else if (line.startsWith(BECAUSE)) {
                    reasoned = true;
                } else if (!reasoned) {
                    throw new IllegalStateException("Cannot accept without a reason: " + line.strip());
                } else {
                    String[] parts = line.strip().split(" +");
                    for (int at = 1; at < parts.length; at++) {
                        all.add(parts[0] + "  " + parts[at]);
                    }
                }
            }

            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
