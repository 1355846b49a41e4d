package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Entries;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case of a rule: the small definition in {@code base}, changed in one place in a way that is accepted and in one that
 * is refused. Its file has the keys
 *
 * <ul>
 *   <li>{@code file}: which file is changed;
 *   <li>{@code replaces}: the text in it that is changed, there exactly once; the whole file if absent;
 *   <li>{@code accepted}, {@code refused}: what stands there instead;
 *   <li>{@code acceptedTimes}, {@code refusedTimes}: how often that is repeated, once if absent;
 *   <li>{@code refusedFile}: the file's other name in the refused case;
 *   <li>{@code findings}: all that is found in the refused case, a line each.
 * </ul>
 */
public record RuleCase(String code, Map<String, String> keys) {
    private static final Path RESOURCES = Path.of("src/test/resources");

    /** The case of a code, from {@code rules} or {@code mistakes}; empty where it has none. */
    public static Optional<RuleCase> of(String folder, String code) {
        Path path = RESOURCES.resolve(folder).resolve(code + ".yaml");
        if (Files.notExists(path)) {
            return Optional.empty();
        }

        Notes notes = new Notes();
        YamlValue tree = YamlTree.of(path.toString(), text(path), notes)
                .orElseThrow(() -> new IllegalStateException("Cannot read case: " + notes.findings()));
        Map<String, String> keys = new TreeMap<>();
        ((Entries) tree).entries().forEach(entry -> keys.put(entry.key().text(), ((Scalar) entry.value()).text()));
        return Optional.of(new RuleCase(code, keys));
    }

    /** The codes that a folder has cases for. */
    public static Stream<String> codes(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String findings() {
        return keys.getOrDefault("findings", "").strip();
    }

    /** The file that is changed. */
    public String file() {
        return key("file");
    }

    /** Writes the accepted definition. */
    public Path accepted(Path folder) {
        return write(folder, file(), key("accepted"), "acceptedTimes");
    }

    /** Writes the refused definition. */
    public Path refused(Path folder) {
        return write(folder, keys.getOrDefault("refusedFile", file()), key("refused"), "refusedTimes");
    }

    private String key(String name) {
        return Optional.ofNullable(keys.get(name))
                .orElseThrow(() -> new IllegalStateException("Cannot use case " + code + ": no key " + name));
    }

    private Path write(Path folder, String target, String replacement, String times) {
        copyBase(folder);
        Path file = folder.resolve(file());
        String text = replacement.repeat(Integer.parseInt(keys.getOrDefault(times, "1")));
        try {
            String changed = keys.containsKey("replaces") ? replaced(text(file), text) : text;
            Files.deleteIfExists(file);
            Path place = folder.resolve(target);
            Files.createDirectories(place.getParent());
            Files.writeString(place, changed);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String replaced(String text, String replacement) {
        String old = key("replaces");
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new IllegalStateException("Cannot use case " + code + ": " + old + " is not there exactly once");
        }

        return text.substring(0, at) + replacement + text.substring(at + old.length());
    }

    /** Copies the small definition. */
    public static void copyBase(Path folder) {
        DefinitionCopy.copy(RESOURCES.resolve("base"), folder);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (FileSystemException missing) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
