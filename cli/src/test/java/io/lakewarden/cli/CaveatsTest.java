package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.console.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CaveatsTest {
    private static final Path TESTED = Path.of("..", "infra", "src", "test", "resources", "comprehensive");
    private static final Path UNTESTED = Path.of("..", "infra", "src", "test", "resources", "minimal");
    private static final String CAVEAT =
            "Allowed because somebody tested it: REGISTRATION_ROLE_PARTITION on gov/shop, It was tried there";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aReportNamesWhatWasOnlyTested() {
        assertThat(run("access", "gaps", "--dir", TESTED.toString()))
                .as(err.toString())
                .isZero();

        assertThat(err.toString()).contains(CAVEAT);
    }

    @Test
    void soDoesItsJson() {
        assertThat(run("env", "show", "gov", "--json", "--dir", TESTED.toString()))
                .as(err.toString())
                .isZero();

        assertThat(Json.read(out.toString()).get("caveats"))
                .extracting(node -> node.asText())
                .contains(CAVEAT);
    }

    @Test
    void aReportOnAnotherEnvironmentDoesNot() {
        assertThat(run("env", "show", "prod", "--json", "--dir", TESTED.toString()))
                .isZero();
        assertThat(run("access", "gaps", "--env", "prod", "--dir", TESTED.toString()))
                .isZero();

        assertThat(err.toString()).doesNotContain("tested");
    }

    @Test
    void nothingIsSaidWhereNothingWasTested() {
        assertThat(run("env", "show", "dev", "--json", "--dir", UNTESTED.toString()))
                .as(err.toString())
                .isZero();

        assertThat(Json.read(out.toString()).has("caveats")).isFalse();
        assertThat(err.toString()).doesNotContain("tested");
    }

    private int run(String... arguments) {
        return Lakewarden.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
