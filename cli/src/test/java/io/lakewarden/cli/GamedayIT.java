package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Three of the rehearsals; {@code ./lakewarden gameday --all} makes them all. */
@EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
class GamedayIT {
    @TempDir
    Path folder;

    @Test
    void neitherAKilledDriverNorTwoThatCommitAtOnceLoseOrDoubleARowAndAGrantByHandIsFoundAndTakenBack() {
        Result result = CommandProcess.in(folder)
                .run("gameday", "driver-killed-mid-commit", "one-day-twice-at-once", "grant-by-hand", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode scenarios = result.json().get("scenarios");
        assertThat(scenarios)
                .extracting(scenario -> scenario.get("scenario").asText())
                .containsExactly("driver-killed-mid-commit", "one-day-twice-at-once", "grant-by-hand");
        assertThat(scenarios).allSatisfy(scenario -> {
            assertThat(scenario.get("checks")).hasSizeGreaterThan(3).allSatisfy(check -> assertThat(
                            check.get("holds").asBoolean())
                    .isTrue());
        });
        assertThat(scenarios.get(0).at("/recover/seconds").asDouble()).isPositive();
        assertThat(checks(scenarios.get(0)))
                .contains(
                        "The driver was killed before the catalog knew of what it had written",
                        "No alarm rings for the last run",
                        "CloudWatch is told the rows of its record");
        assertThat(checks(scenarios.get(1)))
                .startsWith(
                        "A driver was held between the files of its commit and the commit, and the other execution has"
                                + " committed to the table and succeeded")
                .contains("Its step fails with PUBLISH_CONFLICT", "The state machine's retry makes the run succeed")
                .endsWith("All tables and tags are those of an undisturbed day");
        JsonNode drift = scenarios.get(2);
        assertThat(drift.get("alarm").asText()).isEqualTo("access-drift");
        assertThat(drift.at("/detect/clock").asText()).isEqualTo("virtual");
        assertThat(drift.at("/recover/seconds").asDouble()).isPositive();
        assertThat(drift.at("/quiet/seconds").asDouble())
                .isGreaterThan(drift.at("/detect/seconds").asDouble());
    }

    private static List<String> checks(JsonNode scenario) {
        List<String> checks = new ArrayList<>();
        scenario.get("checks").forEach(check -> checks.add(check.get("what").asText()));
        return checks;
    }
}
