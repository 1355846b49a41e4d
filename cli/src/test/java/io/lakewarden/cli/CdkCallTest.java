package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.console.CommandFailed;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CdkCallTest {
    private static final Optional<String> FOLDER = Optional.of("out");

    @Test
    void takesTheEnvironmentFromTheContext() {
        assertThat(CdkCall.of(Optional.of("{\"env\": \"dev\", \"other\": 1}"), FOLDER))
                .isEqualTo(new CdkCall("dev", Path.of("out")));
    }

    @Test
    void saysHowToNameAnEnvironment() {
        assertThatThrownBy(() -> CdkCall.of(Optional.of("{}"), FOLDER))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Cannot synthesize: no environment is named; add -c env=dev, say");
    }

    @Test
    void isForCdkAlone() {
        assertThatThrownBy(() -> CdkCall.of(Optional.empty(), Optional.empty()))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Cannot synthesize for CDK: its command did not start this; use --env or --all");
    }
}
