package io.lakewarden.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are reviewed when they change; {@code -Dgolden.update} accepts the new ones. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Fails with the lines that differ, unless the text is the accepted one. */
    public static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }

        assertThat(file).as("run with -Dgolden.update to accept").exists();
        assertThat(actual.lines().toList())
                .as("%s; run with -Dgolden.update to accept", file)
                .containsExactlyElementsOf(Files.readAllLines(file));
    }
}
