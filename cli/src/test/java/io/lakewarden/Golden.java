package io.lakewarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the project; {@code -Dgolden.update} writes the file instead. */
public final class Golden {
    private Golden() {}

    /** The file as the project has it, from the project's root. */
    public static Path file(String path) {
        // Maven runs tests in the module's folder.
        return Path.of("..").resolve(path);
    }

    /** Fails, with the difference, when the file says something else. */
    public static void assertSame(Path file, String actual) {
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }

            assertThat(file).as("written by -Dgolden.update").exists();
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare with " + file, e);
        }
    }
}
