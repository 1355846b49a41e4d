package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theTableOfSettingsIsTheEndpointsOwn() throws IOException {
        String table = Arrays.stream(Setting.values())
                .map(setting -> "| `" + setting.key().substring(Setting.PREFIX.length()) + "` | " + setting.byDefault()
                        + " | " + setting.about() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("README.md"))).contains("|---|---|---|\n" + table);
    }

    @Test
    void theTableOfRefusalsIsTheEndpointsOwn() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Refusal.Code.values())
                .allSatisfy(code -> assertThat(readme).contains("| " + code.status() + " | `" + code.text() + "` | "));
    }
}
