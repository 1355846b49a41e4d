package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The definition as it was at a revision, by today's rules. */
final class BaseDefinition {
    private BaseDefinition() {}

    static CheckedPlatform of(Path checkout, String revision) {
        Path folder = temporary();
        try {
            new Git(checkout).writeDefinition(revision, folder);
            Checked checked = Checker.check(DefinitionReader.read(folder));
            return checked.platform()
                    .orElseThrow(() -> CommandFailed.because("Cannot compare with " + revision
                            + ": by today's rules its definition has errors, the first of them "
                            + checked.findings().get(0)));
        } finally {
            StateFolder.remove(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lakewarden-base");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
