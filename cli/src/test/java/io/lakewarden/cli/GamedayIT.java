package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of the rehearsals; {@code ./lakewarden gameday --all} makes them all. */
class GamedayIT {
    @TempDir
    Path folder;

    @Test
    void aKilledDriverLosesNothingAndAGrantByHandIsFoundAndTakenBack() {
        Result result = CommandProcess.in(folder).run("gameday", "driver-killed-mid-commit", "grant-by-hand", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode scenarios = result.json().get("scenarios");
        assertThat(scenarios)
                .extracting(scenario -> scenario.get("scenario").asText())
                .containsExactly("driver-killed-mid-commit", "grant-by-hand");
        assertThat(scenarios).allSatisfy(scenario -> {
            assertThat(scenario.get("checks")).hasSizeGreaterThan(3).allSatisfy(check -> assertThat(
                            check.get("holds").asBoolean())
                    .isTrue());
            assertThat(scenario.at("/recover/seconds").asDouble()).isPositive();
        });
        assertThat(scenarios)
                .extracting(scenario -> scenario.at("/detect/clock").asText())
                .containsExactly("none", "virtual");
        assertThat(scenarios.get(0).get("checks"))
                .extracting(check -> check.get("what").asText())
                .contains(
                        "The driver was killed before the catalog knew of what it had written",
                        "No alarm rings for the last run",
                        "CloudWatch is told the rows of its record");
        assertThat(scenarios.get(1).get("alarm").asText()).isEqualTo("access-drift");
    }
}
