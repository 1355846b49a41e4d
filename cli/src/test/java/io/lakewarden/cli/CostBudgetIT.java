package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The estimate's way back: budgets that are written, watched, and part of the next estimate. */
class CostBudgetIT {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final String FILE = "platform/budgets/dev.json";

    @TempDir
    private static Path folder;

    private StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void commit() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                NodePackages.areThere(), "Skipped: node_modules is not there, and npm could not fetch it");
        System.setProperty("lakewarden.home", CHECKOUT.toString());
        DefinitionCopy.of(CHECKOUT.resolve("platform"), folder);
        StateFolder.remove(folder.resolve("platform").resolve("budgets"));
        Files.copy(CHECKOUT.resolve(TablesFile.NAME), folder.resolve(TablesFile.NAME));
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "before");
    }

    @Test
    void whatIsWrittenIsWatchedAndPricedAndWrittenTheSameAgain() throws IOException {
        assertThat(run("cost", "budget", "--env", "dev")).as(err.toString()).isZero();
        String told = out.toString();
        assertThat(told).startsWith(FILE + " would be:\n{\n");
        assertThat(folder.resolve(FILE)).doesNotExist();

        assertThat(run("cost", "budget", "--env", "dev", "--write")).isZero();
        assertThat(out.toString()).isEqualTo("Written: " + FILE + "\n");
        String written = Files.readString(folder.resolve(FILE));
        assertThat(told).isEqualTo(FILE + " would be:\n" + written);

        assertThat(run("cost", "budget", "--env", "dev", "--write")).isZero();
        assertThat(out.toString()).isEqualTo(FILE + " stays as it is\n");
        assertThat(folder.resolve(FILE)).hasContent(written);

        assertThat(run("check")).isZero();
        assertThat(out.toString()).doesNotContain("BUDGETS_");

        assertThat(run("cost", "diff", "--env", "dev", "--base", "HEAD", "--draws", "0", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode dev = Json.read(out.toString()).at("/environments/0");
        assertThat(StreamSupport.stream(dev.path("changes").spliterator(), false))
                .extracting(change ->
                        change.path("kind").asText() + " " + change.path("path").asText())
                .containsExactly(
                        "added lakewarden-dev-pipelines/RunTooDearBillingAlarm",
                        "added lakewarden-dev-pipelines/ClusterTooOldBillingAlarm");
        assertThat(dev.path("change").asText()).isEqualTo("0.7");
    }

    private int run(String... arguments) {
        out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--on", "2026-11-24", "--dir", folder.toString()));
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }

    private static void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
