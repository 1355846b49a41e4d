package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a reviewer asks of a change, of templates that are there. */
class CostDiffVerbTest {
    private static final Path SAMPLE = Path.of("").toAbsolutePath().resolveSibling("platform");
    private static final Path MACHINE =
            Path.of("..", "stepfunctions", "src", "test", "resources", "golden", "billing-prod.asl.json");
    private static final String BOOK = Path.of("..", "cost", "src", "main", "resources")
            .resolve("io/lakewarden/cost/price/book")
            .toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        DefinitionCopy.of(SAMPLE, folder);
        synthesized(folder.resolve("cdk.out").resolve("prod"), true);
        synthesized(folder.resolve("before").resolve("prod"), false);
    }

    @Test
    void saysThatNothingDiffersAtTheSamePrices() {
        assertThat(diff("--base-book", BOOK)).isZero();

        assertThat(out.toString())
                .startsWith("prod: costs what it costs in the prices in book; all ")
                .contains(" lines are the same\n\nPrices: book of 2026-07-20 (sha256 ");
    }

    @Test
    void whatIsAddedCountsAndEveryLinesPartsAddUpToItsChange() {
        assertThat(diff("--base", folder.resolve("before").toString(), "--json", "--draws", "0"))
                .isZero();

        JsonNode prod = exact().at("/environments/0");
        assertThat(prod.at("/changes/0/kind").asText()).isEqualTo("added");
        assertThat(prod.at("/changes/0/path").asText()).isEqualTo("all/Bronze");
        assertThat(prod.path("changes")).allSatisfy(change -> assertThat(sum(change.path("parts")))
                .isEqualByComparingTo(change.path("change").decimalValue()));
        assertThat(sum(prod.path("parts")))
                .isEqualByComparingTo(prod.path("change").decimalValue());
    }

    @Test
    void aPolicyThatHoldsEndsWithOneAndSaysWhere() {
        String base = folder.resolve("before").toString();

        assertThat(diff("--base", base, "--draws", "0", "--fail-if", "month.p50 > +1000%"))
                .isZero();
        assertThat(diff("--base", base, "--draws", "0", "--fail-if", "month.p50 > +0%", "--fail-if", "month.p50 > $1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("prod: month.p50 > \\+0% holds: the p50 of the month went from \\$[0-9.,]+ to \\$")
                .contains("prod: month.p50 > $1 holds: ");
    }

    @Test
    void aMissingPriceOnEitherSideFailsAndIsNamedByItsKey() throws IOException {
        Path template = folder.resolve("before/prod/all.template.json");
        ObjectNode before = (ObjectNode) Json.read(Files.readString(template));
        before.withObject("/Resources")
                .putObject("Odd")
                .put("Type", "AWS::EC2::Instance")
                .putObject("Properties")
                .put("InstanceType", "z9z.large");
        Files.writeString(template, Json.text(before));
        String missing =
                "all/Odd: Cannot price AmazonEC2 BoxUsage:z9z.large RunInstances in eu-west-1: the price book of"
                        + " 2026-07-20 has no such price; fetch newer ones with ./lakewarden cost refresh, or add it to a book of"
                        + " your own";

        assertThat(diff("--base", folder.resolve("before").toString(), "--json", "--draws", "0"))
                .isEqualTo(1);

        assertThat(err.toString()).isEqualTo("lakewarden: " + missing + "\n");
        assertThat(exact().path("error").asText()).isEqualTo(missing);
    }

    @Test
    void printsACommentForAPullRequest() {
        assertThat(diff("--base", folder.resolve("before").toString(), "--draws", "0", "--markdown"))
                .isZero();

        assertThat(out.toString())
                .startsWith("<!-- lakewarden cost diff -->\n\n## What the change costs\n\nprod: a month goes from $")
                .contains("<details><summary>Lines that changed</summary>\n\n|  | path | what |");
    }

    @Test
    void saysInALineWhatItCannotDo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(diff()).isEqualTo(2);
        assertThat(diff("--base", "x", "--fail-if", "month.p50 > 10%")).isEqualTo(2);
        assertThat(diff("--base", empty.toString())).isEqualTo(2);
        assertThat(diff("--against", "production")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid options: got nothing to compare with, expected --base, --against or "
                        + "--base-book\n"
                        + "lakewarden: Invalid policy: got month.p50 > 10%, expected + or - before a percentage or $ "
                        + "before dollars at column 13; write it as in 'month.p50 > +10%', 'run.p90 > +$5' or "
                        + "'month.p90 > $2000'\n"
                        + "lakewarden: Invalid --base: got the folder " + empty
                        + ", expected one that synth wrote, with manifest.json in it or in its folder prod\n"
                        + "lakewarden: Cannot price production: there is no environment of that name in an account; name "
                        + "one of dev, prod, stage\n");
    }

    @Test
    void isPrintedInOneFormAndComparedWithAnother() {
        String base = folder.resolve("before").toString();

        assertThat(diff("--base", base, "--json", "--markdown")).isEqualTo(2);
        assertThat(diff("--base", base, "--json", "--lines")).isEqualTo(2);
        assertThat(diff("--base", base, "--markdown", "--lines")).isEqualTo(2);
        assertThat(diff("--against", "prod")).isEqualTo(2);
        assertThat(diff("--base", base, "--lines", "--draws", "0")).isZero();

        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try '")))
                .containsExactly(
                        "lakewarden: Invalid --markdown: got it with --json, which prints all as JSON and nothing else;"
                                + " name one of the two",
                        "lakewarden: Invalid --lines: got it with --json, which prints all as JSON and nothing else; name"
                                + " one of the two",
                        "lakewarden: --lines, --markdown are mutually exclusive (specify only one)",
                        "lakewarden: Invalid --against: got prod, which --env names too; expected another environment");
    }

    /** As synth leaves it: newer than the definition. */
    private static void synthesized(Path folder, boolean withBucket) throws IOException {
        Files.createDirectories(folder);
        ObjectNode template = Json.object();
        ObjectNode resources = template.putObject("Resources");
        resources.set("Billing", machine());
        resources.set("Nightly", schedule());
        if (withBucket) {
            resources
                    .putObject("Bronze")
                    .put("Type", "AWS::S3::Bucket")
                    .putObject("Properties")
                    .put("BucketName", "lakewarden-prod-bronze-333333333333");
        }

        Files.writeString(folder.resolve("all.template.json"), Json.text(template));
        Files.writeString(
                folder.resolve("manifest.json"),
                """
                {"artifacts": {"all": {"type": "aws:cloudformation:stack", "environment": "aws://333333333333/eu-west-1",
                 "properties": {"templateFile": "all.template.json"}}}}
                """);
    }

    private static JsonNode machine() throws IOException {
        ObjectNode machine = Json.object().put("Type", "AWS::StepFunctions::StateMachine");
        machine.putObject("Properties").put("DefinitionString", Files.readString(MACHINE));
        return machine;
    }

    private static JsonNode schedule() {
        ObjectNode schedule = Json.object().put("Type", "AWS::Scheduler::Schedule");
        ObjectNode properties = schedule.putObject("Properties").put("ScheduleExpression", "cron(30 2 * * ? *)");
        properties.putObject("Target").putObject("Arn").put("Ref", "Billing");
        return schedule;
    }

    private JsonNode exact() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(out.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BigDecimal sum(JsonNode parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : parts) {
            sum = sum.add(part.decimalValue());
        }

        return sum;
    }

    private int diff(String... arguments) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(
                        Stream.of("cost", "diff", "--env", "prod", "--on", "2026-11-24", "--dir", folder.toString()),
                        List.of(arguments).stream())
                .toArray(String[]::new));
    }
}
