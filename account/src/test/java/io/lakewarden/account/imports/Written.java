package io.lakewarden.account.imports;

import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** An imported definition as the reader and the checker take it. */
final class Written {
    private Written() {}

    static Checked to(Path folder, Imported imported, Optional<SortedMap<String, Aws>> environment) {
        DefinitionText.files("imported", imported, environment).forEach((name, text) -> {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Checker.check(DefinitionReader.read(folder));
    }

    static Platform accepted(Checked checked) {
        return checked.platform()
                .orElseThrow(() -> new IllegalStateException(checked.findings().toString()))
                .platform();
    }
}
