package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyFolderTest {
    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void namesAFolder() {
        folder = parent.resolve("cdk.out/dev");
    }

    @Test
    void holdsWhatWasWrittenLastAndNothingOlder() {
        write("manifest.json", "old.template.json");

        write("manifest.json", "new.template.json");

        assertThat(folder.resolve("new.template.json")).exists();
        assertThat(folder.resolve("old.template.json")).doesNotExist();
        assertThat(folder.getParent().toFile().list()).containsExactly("dev");
    }

    @Test
    void staysAsItWasWhereASynthesisFails() {
        write("manifest.json");

        assertThatThrownBy(() -> AssemblyFolder.replaced(folder, fresh -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(folder.resolve("manifest.json")).exists();
    }

    @Test
    void neverRemovesWhatNoSynthesisWrote() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("letter.txt"), "precious");

        assertThatThrownBy(() -> write("manifest.json"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Cannot write " + folder
                        + ": it holds something else than an earlier synthesis; move that away");
        assertThat(folder.resolve("letter.txt")).exists();
    }

    private void write(String... names) {
        AssemblyFolder.replaced(folder, fresh -> {
            try {
                Files.createDirectories(fresh);
                for (String name : names) {
                    Files.writeString(fresh.resolve(name), "{}");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }

            return folder;
        });
    }
}
