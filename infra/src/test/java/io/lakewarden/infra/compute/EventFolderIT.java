package io.lakewarden.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a bootstrap action, with a program in the place of the cloud's command. */
class EventFolderIT {
    @TempDir
    private Path here;

    @BeforeEach
    void aNode() throws IOException {
        aws("echo \"$@\" > " + here.resolve("called") + "; echo '{\"ETag\": \"x\"}'");
        try (InputStream script = OwnHistory.class.getResourceAsStream("event-folder.sh")) {
            Files.write(here.resolve("event-folder.sh"), script.readAllBytes());
        }
    }

    private void aws(String line) throws IOException {
        Path program = Files.createDirectories(here.resolve("bin")).resolve("aws");
        Files.writeString(program, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFileMakesTheFolderThatSparkLooksFor() throws IOException, InterruptedException {
        assertThat(run("logs", "events/p-prod.sql-endpoint")).isEqualTo("0 ");
        assertThat(here.resolve("called"))
                .hasContent("s3api put-object --bucket logs --key events/p-prod.sql-endpoint/.keep");
    }

    @Test
    void whereItCannotBeMadeTheNodeEnds() throws IOException, InterruptedException {
        aws("echo AccessDenied >&2; exit 254");

        assertThat(run("logs", "events/p-prod.sql-endpoint")).isEqualTo("254 AccessDenied\n");
    }

    @Test
    void withoutItsWordsItSaysWhichItWants() throws IOException, InterruptedException {
        assertThat(run("logs")).isEqualTo("1 Cannot make the folder of event logs: expected BUCKET FOLDER\n");
        assertThat(here.resolve("called")).doesNotExist();
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", here.resolve("event-folder.sh").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", here.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
