package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file beside the tests; {@code -Dgolden.update} writes the file instead. */
final class Golden {
    private Golden() {}

    static void assertSame(String name, String actual) {
        Path file = Path.of("src", "test", "resources", "golden").resolve(name);
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }

            assertThat(file).as("written by -Dgolden.update").exists();
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare with " + file, e);
        }
    }
}
