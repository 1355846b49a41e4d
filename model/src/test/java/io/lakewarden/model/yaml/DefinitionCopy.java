package io.lakewarden.model.yaml;

import io.lakewarden.model.Definition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A definition that a test changes as its author would: by its text.
 *
 * @param folder that holds {@code platform/}
 */
public record DefinitionCopy(Path folder) {
    /** Of a folder like {@code platform}, with all its files. */
    public static DefinitionCopy of(Path platform, Path folder) {
        copy(platform, folder.resolve("platform"));
        return new DefinitionCopy(folder);
    }

    /** The same with another text wherever a text stands in a file; fails where it does not stand there. */
    public DefinitionCopy with(String file, String text, String other) {
        return edited(file, content -> {
            if (!content.contains(text)) {
                throw new IllegalArgumentException(file + " does not have: " + text);
            }

            return content.replace(text, other);
        });
    }

    /** The same with a file edited, by its path in {@code platform}. */
    public DefinitionCopy edited(String file, UnaryOperator<String> edit) {
        Path path = folder.resolve("platform").resolve(file);
        try {
            Files.writeString(path, edit.apply(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return this;
    }

    /** What can be read of it. */
    public Reading reading() {
        return DefinitionReader.read(folder);
    }

    /** As it is read, unchecked. */
    public Definition definition() {
        return reading().definition().orElseThrow();
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> found = Files.walk(from)) {
            List<Path> files = found.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                // Not its permissions: what is copied may be read-only.
                Files.writeString(target, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
