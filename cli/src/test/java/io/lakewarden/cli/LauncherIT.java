package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.CommandProcess.Result;
import io.lakewarden.cli.console.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something; what it says is what a newcomer reads first. */
class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void doctorNamesWhatIsThere() throws Exception {
        Result doctor = launch(System.getenv("PATH"), "doctor", "--json");

        assertThat(doctor.exitCode()).isZero();
        assertThat(Json.read(doctor.out()).get("ok").asBoolean()).isTrue();
        assertThat(Json.read(doctor.out()).at("/prerequisites/0/found").asText())
                .startsWith("17");
    }

    @Test
    void doctorNamesWhatIsMissingAndWhatToInstall() throws Exception {
        Result doctor = launch(toolsWithout("mvn", "node"), "doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("ok       JDK      17")
                .contains("missing  Maven    not found: install Maven 3.8 or newer (Debian, Ubuntu: apt install maven;")
                .contains("missing  Node.js  not found: install Node.js 20 or newer (https://nodejs.org);");
    }

    @Test
    void doctorRefusesWhatItDoesNotKnow() throws Exception {
        Result doctor = launch(System.getenv("PATH"), "doctor", "--jsn");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.err()).isEqualTo("lakewarden: Unknown option --jsn of doctor; it takes --json\n");
    }

    /** The tools that the launcher itself uses, but not those named. */
    private String toolsWithout(String... missing) throws IOException {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            File[] tools = new File(directory).listFiles();
            for (File tool : tools == null ? new File[0] : tools) {
                Path link = folder.resolve(tool.getName());
                if (!List.of(missing).contains(tool.getName()) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, tool.toPath());
                }
            }
        }

        return folder.toString();
    }

    private Result launch(String path, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "bash",
                CommandProcess.HOME.resolve("lakewarden").toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("PATH", path));
        int exitCode = builder.start().waitFor();
        return new Result(exitCode, Files.readString(out), Files.readString(err));
    }
}
