package io.lakewarden.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizedTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path home;

    private final List<String> written = new ArrayList<>();

    private final Optional<String> checkout = Optional.ofNullable(System.getProperty("lakewarden.home"));

    @AfterEach
    void nameTheCheckoutAgain() {
        checkout.ifPresentOrElse(
                before -> System.setProperty("lakewarden.home", before), () -> System.clearProperty("lakewarden.home"));
    }

    @BeforeEach
    void writeADefinition() throws IOException {
        System.setProperty("lakewarden.home", home.toString());
        touch(home.resolve("platform").resolve("environments").resolve("prod.yaml"), NOON);
    }

    @Test
    void templatesThatAreNewerThanTheDefinitionStay() throws IOException {
        touch(manifest(), NOON.plusSeconds(1));

        assertThat(folder()).isEqualTo(home.resolve("cdk.out").resolve("prod"));
        assertThat(written).isEmpty();
    }

    @Test
    void templatesThatAreOlderThanAFileOfTheDefinitionAreWrittenAnew() throws IOException {
        touch(manifest(), NOON.minusSeconds(1));

        folder();

        assertThat(written).containsExactly("prod");
    }

    @Test
    void templatesThatAreMissingAreWritten() {
        assertThatThrownBy(this::folder)
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Cannot price prod: its templates could not be written; what stands above says why");
        assertThat(written).containsExactly("prod");
    }

    private Path folder() {
        return Synthesized.folder(home, text -> {}, "prod", environment -> {
            written.add(environment);
            return 0;
        });
    }

    private Path manifest() {
        return home.resolve("cdk.out").resolve("prod").resolve("manifest.json");
    }

    private static void touch(Path file, Instant time) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
