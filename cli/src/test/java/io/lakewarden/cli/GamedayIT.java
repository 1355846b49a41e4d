package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of the rehearsals; {@code ./lakewarden gameday --all} makes them all. */
class GamedayIT {
    @TempDir
    Path folder;

    @Test
    void aDriverKilledMidCommitLosesAndDoublesNothing() {
        Result result = CommandProcess.in(folder).run("gameday", "driver-killed-mid-commit", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode scenario = result.json().at("/scenarios/0");
        assertThat(scenario.get("scenario").asText()).isEqualTo("driver-killed-mid-commit");
        assertThat(scenario.get("checks"))
                .hasSizeGreaterThan(3)
                .allSatisfy(check -> assertThat(check.get("holds").asBoolean()).isTrue());
        assertThat(scenario.get("checks"))
                .extracting(check -> check.get("what").asText())
                .contains("No alarm rings for the last run", "CloudWatch is told the rows of its record");
        assertThat(scenario.get("recoverSeconds").asDouble()).isPositive();
    }
}
