package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.local.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void aProcessGetsItsArgumentsAndItsSparkHomeWhateverTheFolderIsCalled() throws IOException {
        Path home = Files.createDirectory(folder.resolve("it's a \"home\" $HOME"));
        Installation whole = new Installation(folder, Path.of("/bin/sh"));
        Installation started = Launcher.withSparkHome(home).of(whole, home.resolve("java"));

        assertThat(started.home()).isEqualTo(folder);
        assertThat(output(started.java().toString(), "-c", "echo \"$SPARK_HOME|$0|$1\"", "two words", "'"))
                .isEqualTo(home + "|two words|'\n");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
