package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five of the rehearsals; {@code ./lakewarden gameday --all} makes them all. */
class GamedayIT {
    @TempDir
    Path folder;

    @Test
    void twoExecutionsThatCommitAtOnceLoseNothingAndDoubleNothing() {
        Result result = CommandProcess.in(folder).run("gameday", "two-days-at-once", "one-day-twice-at-once", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode scenarios = result.json().get("scenarios");
        assertThat(scenarios).hasSize(2).allSatisfy(scenario -> assertThat(whats(scenario))
                .startsWith(
                        "A driver was held between the files of its commit and the commit, and the other execution has"
                                + " committed to the table and succeeded")
                .endsWith("All tables and tags are those of an undisturbed day"));
        assertThat(whats(scenarios.get(0))).contains("Its commit met the other one, and Iceberg repeated it");
        assertThat(whats(scenarios.get(1)))
                .contains("Its step fails with PUBLISH_CONFLICT", "The state machine's retry makes the run succeed");
    }

    private static List<String> whats(JsonNode scenario) {
        List<String> whats = new ArrayList<>();
        scenario.get("checks").forEach(check -> whats.add(check.get("what").asText()));
        return whats;
    }

    @Test
    void aKilledDriverLosesNothingPoliciesThatComeInPartOpenNothingAndAGrantByHandIsFoundAndTakenBack() {
        Result result = CommandProcess.in(folder)
                .run("gameday", "driver-killed-mid-commit", "policies-stale", "grant-by-hand", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode scenarios = result.json().get("scenarios");
        assertThat(scenarios)
                .extracting(scenario -> scenario.get("scenario").asText())
                .containsExactly("driver-killed-mid-commit", "policies-stale", "grant-by-hand");
        assertThat(scenarios).allSatisfy(scenario -> {
            assertThat(scenario.get("checks")).hasSizeGreaterThan(3).allSatisfy(check -> assertThat(
                            check.get("holds").asBoolean())
                    .isTrue());
            assertThat(scenario.at("/recover/seconds").asDouble()).isPositive();
        });
        assertThat(scenarios)
                .extracting(scenario -> scenario.at("/detect/clock").asText())
                .containsExactly("none", "wall", "virtual");
        assertThat(whats(scenarios.get(0)))
                .contains(
                        "The driver was killed before the catalog knew of what it had written",
                        "No alarm rings for the last run",
                        "CloudWatch is told the rows of its record");
        assertThat(scenarios.get(2).get("alarm").asText()).isEqualTo("access-drift");
        assertThat(scenarios.get(2).at("/quiet/seconds").asDouble())
                .isGreaterThan(scenarios.get(2).at("/detect/seconds").asDouble());
    }
}
