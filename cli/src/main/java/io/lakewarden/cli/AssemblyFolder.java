package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A folder that holds what one synthesis wrote, and nothing older: replaced whole, or left as it was. */
final class AssemblyFolder {
    private AssemblyFolder() {}

    static <T> T replaced(Path folder, Function<Path, T> synthesis) {
        if (Files.exists(folder) && !Files.exists(folder.resolve("manifest.json"))) {
            throw CommandFailed.because(
                    "Cannot write " + folder + ": it holds something else than an earlier synthesis; move that away");
        }

        Path fresh = folder.resolveSibling("." + folder.getFileName());
        StateFolder.remove(fresh);
        T result = synthesis.apply(fresh);
        StateFolder.remove(folder);
        try {
            Files.move(fresh, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return result;
    }
}
