package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What bash itself says of the pages' commands; it reads and runs nothing. */
class ShellIT {
    @Test
    void bashReadsThePages() throws IOException, InterruptedException {
        for (Page page : Pages.in(Path.of("..")).all()) {
            assertThat(bash(page.text())).as(page.file()).isEmpty();
        }
    }

    @Test
    void bashNoticesWhatIsNone() throws IOException, InterruptedException {
        assertThat(bash("```\nfor day in 1 2; do echo $day\n```\n")).contains("syntax error");
    }

    private static String bash(String page) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (OutputStream commands = process.getOutputStream()) {
            commands.write(new PageText(page)
                    .blocks().stream().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
        }

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
