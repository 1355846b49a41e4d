package io.lakewarden.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A folder that a command writes whole, again and again: what an earlier call wrote and this one does not is gone. Files
 * of others stay, since only those are removed that a list in the folder says were written here.
 */
public final class OutFolder {
    private static final String LIST = ".written-by-lakewarden";

    private OutFolder() {}

    /** Writes text by file name. */
    public static void write(Path folder, SortedMap<String, String> files) {
        Path root = folder.toAbsolutePath().normalize();
        Path list = root.resolve(LIST);
        try {
            List<String> earlier = Files.exists(list) ? Files.readAllLines(list) : List.of();
            for (String name : earlier) {
                Path file = root.resolve(name).normalize();
                if (!files.containsKey(name) && file.startsWith(root) && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        files.forEach((name, text) -> StateFolder.write(root.resolve(name), text));
        StateFolder.write(list, String.join("\n", files.keySet()) + "\n");
    }
}
