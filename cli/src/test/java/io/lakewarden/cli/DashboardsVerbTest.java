package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.Golden;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DashboardsVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "stage"})
    void writesFourDashboardsOfAnEnvironmentAndTheSameAgain(String environment) throws IOException {
        assertThat(dashboards("--env", environment)).as(err.toString()).isZero();
        String first = Files.readString(folder.resolve("pipeline.json"));
        assertThat(dashboards("--env", environment)).isZero();

        assertThat(out.toString().lines())
                .startsWith(Stream.of("cost", "fleet", "governance", "pipeline")
                        .map(name -> folder.resolve(name + ".json").toString())
                        .toArray(String[]::new));
        assertThat(folder.resolve("pipeline.json")).hasContent(first);
        assertThat(Json.read(first).path("title").asText()).isEqualTo("lakewarden-" + environment + ": Pipeline");
    }

    @Test
    void aRunIsPricedByWhatIsCommitted() throws IOException {
        assertThat(dashboards("--env", "prod")).as(err.toString()).isZero();

        JsonNode run = Json.read(Files.readString(Golden.file("platform/budgets/prod.json")))
                .at("/pipelines/billing/run");
        assertThat(Json.read(Files.readString(folder.resolve("cost.json")))
                        .at("/panels/1/targets")
                        .findValuesAsText("expression"))
                .contains(
                        run.path("besideClusterDollars").asText() + " + MAX([by_time, by_machines])",
                        "FILL(execution, 0) / 3600000 * "
                                + run.path("clusterDollarsPerHour").asText());
    }

    @Test
    void thisMachineHasNone() {
        assertThat(dashboards("--env", "local")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot look at the environment local: there is none of that name in an account; "
                                + "name one of dev, prod, stage\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderMustBeNamed() {
        CommandLine command = command();

        assertThat(command.execute("dashboards", "--dir", "..", "--env", "prod"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("lakewarden: Missing required option: '--out=DIR'");
    }

    private int dashboards(String... words) {
        return command()
                .execute(Stream.concat(
                                Stream.of("dashboards", "--dir", "..", "--out", folder.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private CommandLine command() {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command;
    }
}
