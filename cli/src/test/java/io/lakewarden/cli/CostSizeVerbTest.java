package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which cluster the sample's pipeline is told to take. */
class CostSizeVerbTest {
    private static final Path SAMPLE = Path.of("..");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsTheFrontWithSparksSettingsAndWhyTheOthersFall() {
        assertThat(size("--env", "prod", "--margin", "20", "--most-nodes", "50"))
                .isZero();

        assertThat(out.toString())
                .startsWith(
                        "billing in prod, eu-west-1: 5,120 GiB a run (4,096 to 6,400 in eight of ten), published within"
                                + " 90 minutes at the median with a margin of 20 %\n"
                                + "UNCALIBRATED: no run of this job: 10 GB an hour and vCPU, 4 to 25 in nine of ten. Worth measuring next: ")
                .contains(
                        "spot, else on demand",
                        "\nSpark on ",
                        " executor.cores=5 ",
                        "\nAs defined, as if all nodes were of the first of its types, 40 x m6g.16xlarge, 26 of them spot: ",
                        "\nEMR Serverless is not admissible: Kerberos, which the cluster endpoint asks for\n",
                        " combinations tried; not taken, by reason: not offered ");
    }

    @Test
    void hasAllForPrograms() throws IOException {
        Path runs = Files.writeString(
                folder.resolve("runs.csv"),
                "nodes,gibibytes,seconds\n4,512,3300\n8,512,1750\n24,512,690\n8,1280,4250\n24,1280,1600\n24,2560,3050\n");

        assertThat(size(
                        "--env",
                        "stage",
                        "--runs",
                        runs.toString(),
                        "--measured-on",
                        "r6g.8xlarge",
                        "--most-nodes",
                        "20",
                        "--json"))
                .isZero();

        JsonNode json = Json.read(out.toString());
        assertThat(json.path("calibrated").asBoolean()).isTrue();
        assertThat(json.path("basis").asText()).startsWith("6 runs on r6g.8xlarge, ernest5, leave-one-out error ");
        assertThat(json.path("front")).isNotEmpty().allSatisfy(choice -> {
            assertThat(choice.path("risk").asDouble()).isLessThan(0.01);
            assertThat(choice.path("p95Minutes").asDouble()).isLessThan(90);
            assertThat(choice.path("spark").path("spark.executor.memory").asText())
                    .endsWith("g");
        });
        assertThat(json.path("rejected").findValuesAsText("reason"))
                .contains("NOT_OFFERED", "MEMORY", "SLA", "COMMITMENT", "DOMINATED", "GOVERNANCE");
    }

    @Test
    void nothingThatMeetsItIsAFailureThatTellsWhatComesNearest() {
        assertThat(size("--env", "prod", "--target", "99.99", "--most-nodes", "3"))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "Nothing that was tried meets it",
                        "; nearest comes 3 x i4i.32xlarge on demand: ",
                        "\n  sla, say ");
    }

    @Test
    void aPipelineThatIsNotThereIsNamed() {
        assertThat(run("cost", "size", "biling", "--env", "prod", "--dir", SAMPLE.toString()))
                .isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot size biling: no such pipeline in prod; there is billing\n");
    }

    @Test
    void runsThatCannotBeReadAreRefusedWithTheLine() throws IOException {
        Path runs = Files.writeString(folder.resolve("runs.csv"), "nodes,gibibytes,seconds\n4,512,soon\n");

        assertThat(size("--runs", runs.toString(), "--measured-on", "r6g.8xlarge"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot calibrate with " + runs
                        + ": line 2: seconds: got 'soon', expected a number above zero\n");
    }

    @Test
    void aTableThatIsNotThereIsRefused() {
        Path runs = folder.resolve("none.csv");

        assertThat(size("--runs", runs.toString(), "--measured-on", "r6g.8xlarge"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot read or write here: " + runs + ": no such file or folder\n");
    }

    @Test
    void runsAreOfAnInstanceTypeThatIsNamedAndATypeIsOfRuns() {
        assertThat(size("--runs", "runs.csv")).isEqualTo(2);
        assertThat(size("--measured-on", "r6g.8xlarge")).isEqualTo(2);
        assertThat(size("--event-log", "log", "--measured-on", "r6g.8xlarge")).isEqualTo(2);
        assertThat(size("--measured-gibibytes", "512")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Invalid --runs: got it without --measured-on; name the instance type of the core"
                                + " nodes that were measured\n"
                                + ("lakewarden: Invalid --measured-on: got it without --runs; name the table of the runs, or leave"
                                                + " it out\n")
                                        .repeat(2)
                                + "lakewarden: Invalid --measured-gibibytes: got it without --event-log; name the run's event log,"
                                + " or leave it out\n");
    }

    @Test
    void theHelpSaysThatTimesAreSecondsAndWhatGoesWithThem() {
        assertThat(size("--help")).isZero();

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "CSV of measured runs: nodes, gigabytes or gibibytes, and seconds of the jobs alone; goes with"
                                + " --measured-on.");
    }

    @Test
    void whatIsTellingAllToAPersonIsNotTakenWithJson() {
        assertThat(size("--json", "--all")).isEqualTo(2);
        assertThat(size("--all", "--most-nodes", "2", "--env", "dev")).isZero();

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Invalid --all: got it with --json, which prints all as JSON and nothing else; name"
                                + " one of the two\n");
        assertThat(out.toString()).contains("not taken ");
    }

    @Test
    void aMonthHasTheRunsThatTheEstimateCounts() throws IOException {
        assertThat(size("--env", "prod", "--json", "--most-nodes", "1", "--on", "2026-11-26", "--target", "50"))
                .isEqualTo(1);
        JsonNode december = Json.read(out.toString());
        out.getBuffer().setLength(0);
        assertThat(size(
                        "--env",
                        "prod",
                        "--json",
                        "--most-nodes",
                        "1",
                        "--on",
                        "2026-11-26",
                        "--target",
                        "50",
                        "--after-months",
                        "11"))
                .isEqualTo(1);
        JsonNode november = Json.read(out.toString());

        assertThat(december.path("runsPerMonth").asInt()).isEqualTo(31);
        assertThat(november.path("runsPerMonth").asInt()).isEqualTo(30);
        assertThat(november.at("/defined/usdPerMonth").asDouble())
                .isCloseTo(30 * november.at("/defined/usdPerRun").asDouble(), offset(0.5));
    }

    @Test
    void aTargetAndAMarginAreNotBothAsked() {
        assertThat(size("--target", "99", "--margin", "20")).isEqualTo(2);
        assertThat(size("--target", "20")).isEqualTo(2);

        assertThat(err.toString())
                .endsWith("lakewarden: Invalid --target or --margin: expected 50 to 99.99 percent of the runs, or 0 to"
                        + " 1000 percent\n");
    }

    private int size(String... options) {
        List<String> words = new ArrayList<>(List.of("cost", "size", "billing", "--dir", SAMPLE.toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        CommandLine commandLine = Lakewarden.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(words);
    }
}
