package io.lakewarden.model.yaml;

import io.lakewarden.model.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a definition; whatever else stands among them is a finding. */
final class DefinitionFolder {
    static final String PLATFORM_FILE = "platform/platform.yaml";
    private static final String ENDING = ".yaml";
    private static final long LARGEST_BYTES = 16L << 20;
    private static final Set<String> BESIDE =
            Set.of("backtests", "budgets", "platform.yaml", "domains", "environments", "schema");

    private final Path folder;
    private final Notes notes;

    DefinitionFolder(Path folder, Notes notes) {
        this.folder = folder;
        this.notes = notes;
    }

    /** {@code platform.yaml}; empty, with a finding, where it is missing. */
    Optional<SourceFile> platform() {
        Path file = folder.resolve(PLATFORM_FILE);
        children("platform").stream()
                .filter(child -> !BESIDE.contains(child) && !child.startsWith("README"))
                .forEach(child -> refuse(
                        Mistake.FILE_UNKNOWN,
                        "platform/" + child,
                        "Cannot use platform/" + child + ": nothing reads it",
                        "expected platform.yaml, domains/, environments/, budgets/, backtests/, schema/ or a README"));
        if (isMissing(file)) {
            refuse(
                    Mistake.FILE_MISSING,
                    PLATFORM_FILE,
                    "Cannot read " + PLATFORM_FILE + ": there is no such file",
                    "add it, or go to the folder that holds platform/");
            return Optional.empty();
        }

        return Optional.of(new SourceFile(PLATFORM_FILE, file));
    }

    /** The files of {@code platform/domains} or {@code platform/environments}, sorted by name. */
    List<SourceFile> in(String kind) {
        String parent = "platform/" + kind;
        return children(parent).stream()
                .filter(child -> isUsable(parent, child))
                .map(child -> new SourceFile(
                        parent + "/" + child, folder.resolve(parent).resolve(child)))
                .toList();
    }

    /** What a file names: its name without the ending. */
    static String subject(SourceFile file) {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Whether the files together are as small as any definition; a finding if not. */
    boolean isReasonable(List<SourceFile> files) {
        long bytes = 0;
        for (SourceFile file : files) {
            bytes += Math.min(file.bytes(), SourceFile.LARGEST_BYTES);
            if (bytes > LARGEST_BYTES) {
                refuse(
                        Mistake.FILE_TOO_LARGE,
                        file.name(),
                        "Cannot read " + file.name() + ": the definition is over 16 MiB large with it",
                        "remove what is no definition");
                return false;
            }
        }

        return true;
    }

    private boolean isUsable(String parent, String child) {
        String name = parent + "/" + child;
        if (!child.endsWith(ENDING)) {
            refuse(
                    Mistake.FILE_UNKNOWN,
                    name,
                    "Cannot use " + name + ": nothing reads it",
                    "files here end in .yaml; move or remove all others");
            return false;
        }

        String subject = child.substring(0, child.length() - ENDING.length());
        if (!Names.PART.pattern().matcher(subject).matches()) {
            refuse(
                    Mistake.FILE_NAME,
                    name,
                    "Invalid file name: got " + child + ", expected " + Names.PART.expected(),
                    "rename it to for example billing.yaml");
            return false;
        }

        return true;
    }

    private static boolean isMissing(Path path) {
        return !Files.exists(path) && !Files.isSymbolicLink(path);
    }

    private List<String> children(String parent) {
        Path path = folder.resolve(parent);
        if (isMissing(path)) {
            return List.of();
        }

        try (Stream<Path> children = Files.list(path)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(child -> !child.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            refuse(
                    Mistake.FILE_UNREADABLE,
                    parent,
                    "Cannot list " + parent + ": it is no folder, or closed to your user",
                    "make it a folder that your user can read");
            return List.of();
        }
    }

    private void refuse(Mistake mistake, String file, String message, String remedy) {
        notes.refuse(mistake, new Position(file, 1, 1), message, remedy);
    }
}
