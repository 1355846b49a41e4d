package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What finance asks, of another project's templates and of the sample definition. */
class CostVerbTest {
    private static final Path TEMPLATES = Path.of("..", "cost", "src", "test", "resources", "templates");
    private static final Path SAMPLE = Path.of("").toAbsolutePath().resolveSibling("platform");
    private static final Path MACHINES =
            Path.of("..", "stepfunctions", "src", "test", "resources", "golden", "billing-prod.asl.json");

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void pricesTheTemplatesOfAnotherProject() {
        assertThat(cost("--template", TEMPLATES.resolve("etl").toString(), "--draws", "0", "--on", "2026-11-24"))
                .isZero();

        assertThat(out.toString())
                .startsWith("etl (us-east-1): at least $280 a month in 2027-11\n"
                        + "21 resources: 8 priced, 9 free, 3 need usage, 1 unsupported; "
                        + "1.3 % priced by rates that nobody verified; if all of these are off by 10 % either way, the usual month is "
                        + "281.20 or 281.93 USD: an assumption, not a range\n")
                .contains("unsupported  Etl/Quantum            AWS::Braket::Device               the type is not known")
                .contains("Prices: book of 2026-07-20 (sha256 ");
    }

    @Test
    void failsWhereMoreIsOpenThanIsAllowed() throws IOException {
        String etl = TEMPLATES.resolve("etl").toString();

        assertThat(cost("--template", etl, "--draws", "0", "--max-unsupported", "4"))
                .isZero();
        assertThat(err.toString()).isEmpty();
        out = new StringWriter();
        assertThat(cost("--template", etl, "--draws", "0", "--max-unsupported", "3", "--json"))
                .isEqualTo(1);

        String why = "Cannot vouch for etl: 4 resources need usage or are unsupported, and --max-unsupported allows 3;"
                + " the table of what is not in it says why of each";
        assertThat(err.toString().lines()).containsExactly("lakewarden: " + why);
        assertThat(Json.read(out.toString()).path("error").asText()).isEqualTo(why);
    }

    @Test
    void aMissingPriceFailsInEveryFormAndIsNamedByItsKey() throws IOException {
        String ours = TEMPLATES.resolve("ours.json").toString();
        String missing =
                "Cannot price AmazonEC2 BoxUsage:z9z.large RunInstances in us-east-1: the price book of 2026-07-20 has no such"
                        + " price; fetch newer ones with ./lakewarden cost refresh, or add it to a book of your own";
        Path page = folder.resolve("page.html");
        Path bill = folder.resolve("bill.csv");

        assertThat(cost("--template", ours, "--draws", "0")).isEqualTo(1);
        assertThat(out.toString()).contains("\nNot in these figures, compute/Odd: " + missing + "\n");
        assertThat(cost("--template", ours, "--draws", "0", "--max-unsupported", "1000"))
                .as("however much may be open")
                .isEqualTo(1);
        assertThat(cost("--template", ours, "--draws", "0", "--markdown")).isEqualTo(1);
        assertThat(out.toString()).contains("**Not in these figures, compute/Odd: ");
        assertThat(cost("--template", ours, "--draws", "0", "--html", page.toString(), "--focus", bill.toString()))
                .isEqualTo(1);
        assertThat(page).content().contains("Not in these figures, compute/Odd: " + missing);
        assertThat(bill).as("a bill cannot say what it lacks").doesNotExist();
        out = new StringWriter();
        assertThat(cost("--template", ours, "--draws", "0", "--json")).isEqualTo(1);
        assertThat(Json.read(out.toString()).path("error").asText()).isEqualTo(missing);

        assertThat(err.toString().lines().filter(line -> line.startsWith("lakewarden: ")))
                .hasSize(5)
                .containsOnly("lakewarden: " + missing);
        assertThat(err.toString()).contains("Not written, for want of prices: " + bill);
    }

    @Test
    void saysInALineWhatItCannotDo() throws IOException {
        String etl = TEMPLATES.resolve("etl").toString();
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"Resources\":\n{]}");
        Path edited = Files.createDirectories(folder.resolve("edited"));
        for (String file : List.of("sources", "prices", "instances", "spot", "interruptions")) {
            Files.writeString(edited.resolve(file + ".csv"), "");
        }

        Files.writeString(edited.resolve("prices.lock"), "date 2026\n");
        Path torn = Files.createDirectories(folder.resolve("torn"));
        Files.writeString(
                torn.resolve("manifest.json"),
                """
                {"artifacts": {"all": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "all.json"}}}}
                """);

        assertThat(List.of(
                        cost("--template", folder.resolve("none").toString()),
                        cost("--template", empty.toString()),
                        cost("--template", broken.toString()),
                        cost("--template", torn.toString()),
                        cost("--template", etl, "--parameter", "Stag=prod"),
                        cost("--env", "nowhere", "--dir", ".."),
                        cost("--template", etl, "--book", empty.toString()),
                        cost("--template", etl, "--book", edited.toString()),
                        cost("--template", TEMPLATES.resolve("shop").toString(), "--region", "mars-1")))
                .containsOnly(1);
        assertThat(List.of(
                        cost("--draws", "-1"),
                        cost("--draws", "many"),
                        cost("--max-unsupported", "-1"),
                        cost("--max-price-age", "-1"),
                        cost("--on", "soon")))
                .containsOnly(2);

        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try '")))
                .containsExactly(
                        "lakewarden: Cannot read " + folder.resolve("none")
                                + ": there is no such file or folder; name a cdk.out folder or a template",
                        "lakewarden: Cannot read " + empty
                                + ": no template is in it; name a folder that cdk synth wrote, or one"
                                + " with templates",
                        "lakewarden: Cannot read " + broken
                                + ": it begins like JSON and is not, at line 2; let cdk synth"
                                + " write it again, or mend it there",
                        "lakewarden: Cannot read " + torn.resolve("all.json")
                                + ": it is named and not there; let cdk synth write the folder again",
                        "lakewarden: Cannot give the parameter Stag a value: no template declares it; name one of"
                                + " BootstrapVersion",
                        "lakewarden: Cannot price nowhere: there is no environment of that name in an account; name one"
                                + " of dev, prod, stage",
                        "lakewarden: Cannot use the price book " + empty + ": " + empty.resolve("sources.csv")
                                + ": no such file or folder; name a folder that ./lakewarden cost refresh wrote, or leave"
                                + " the option out",
                        "lakewarden: Cannot use the price book " + edited
                                + ": its prices.lock has date 2026, expected a"
                                + " line with date and one with sha256; name a folder that ./lakewarden cost refresh"
                                + " wrote, or leave the option out",
                        "lakewarden: Cannot price shop in mars-1: the price book has no such region; it has eu-south-2,"
                                + " eu-west-1, sa-east-1, us-east-1, and --book takes a book of your own",
                        "lakewarden: Invalid --draws: got -1, expected 0 to 100000",
                        "lakewarden: Invalid value for option '--draws': 'many' is not an int",
                        "lakewarden: Invalid --max-unsupported: got -1, expected 0 or more",
                        "lakewarden: Invalid --max-price-age: got -1, expected 0 or more",
                        "lakewarden: Invalid value for option '--on': got 'soon', expected a date such as 2011-03-21");
    }

    @Test
    void theJsonHasWhatThePageHasToDecide() throws IOException {
        synthesizeProd();
        Path page = folder.resolve("page.html");

        assertThat(cost(
                        "--env",
                        "prod",
                        "--dir",
                        folder.toString(),
                        "--json",
                        "--draws",
                        "100",
                        "--on",
                        "2026-11-24",
                        "--base",
                        folder.resolve("cdk.out/prod").toString(),
                        "--html",
                        page.toString()))
                .isZero();
        JsonNode prod = Json.read(out.toString()).at("/environments/0");
        JsonNode decision = prod.at("/decisions/0");

        assertThat(decision.path("pipeline").asText()).isEqualTo("billing");
        assertThat(decision.path("slaMinutes").asInt()).isEqualTo(90);
        assertThat(decision.at("/defined/cluster/instanceType").asText()).isEqualTo("m6g.16xlarge");
        assertThat(decision.at("/defined/cluster/nodes").asInt()).isEqualTo(40);
        assertThat(decision.path("keepsDefined").asBoolean()).isTrue();
        assertThat(decision.path("measureFirst").path("nodes").asInt()).isEqualTo(8);
        assertThat(decision.path("front")).hasSizeGreaterThan(2).allSatisfy(choice -> assertThat(page)
                .content()
                .contains("<td class=\"number\">"
                        + String.format(
                                Locale.ROOT,
                                "%,.2f",
                                new BigDecimal(choice.path("usdPerRun").asText()))
                        + "</td>"));
        assertThat(prod.at("/comparison/with").asText()).isEqualTo("prod");
        assertThat(prod.at("/comparison/change").asInt()).isZero();
        JsonNode whatIf = prod.path("whatIf");
        assertThat(whatIf.at("/figures/0/name").asText()).isEqualTo("the month");
        assertThat(new BigDecimal(whatIf.at("/figures/0/values")
                                .path(whatIf.path("usual").asInt())
                                .asText())
                        .setScale(2, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo(decimal(prod.at("/total/usual")).setScale(2, RoundingMode.HALF_EVEN));
        assertThat(whatIf.at("/figures/0/values"))
                .hasSize(whatIf.findValues("settings").stream()
                        .mapToInt(JsonNode::size)
                        .reduce(1, (product, size) -> product * size));
    }

    @Test
    void pricesAnEnvironmentOfTheDefinitionWithItsWorkload() throws IOException {
        synthesizeProd();

        assertThat(cost("--env", "prod", "--dir", folder.toString(), "--json", "--draws", "200", "--on", "2026-11-24"))
                .isZero();
        JsonNode prod = Json.read(out.toString()).at("/environments/0");

        assertThat(prod.path("environment").asText()).isEqualTo("prod");
        assertThat(prod.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(prod.at("/pipelines/0/pipeline").asText()).isEqualTo("billing");
        assertThat(prod.at("/pipelines/0/runs").asInt()).isEqualTo(30);
        assertThat(prod.at("/ramp")).hasSize(12);
        assertThat(sum(prod.path("lines"))).isEqualByComparingTo(decimal(prod.at("/total/usual")));
        assertThat(prod.path("lines")).allSatisfy(line -> {
            assertThat(line.at("/tiers/0/source").asText()).isNotBlank();
            assertThat(line.at("/tiers/0/sourceDate").asText()).isNotBlank();
            assertThat(line.path("serviceCode").asText()).isNotBlank();
            assertThat(line.path("path").asText()).isNotBlank();
        });
        assertThat(decimal(prod.at("/total/p10"))).isLessThan(decimal(prod.at("/total/p90")));
    }

    @Test
    void theSameGivesTheSameBytes() throws IOException {
        List<String> first = outputs(folder.resolve("first"));

        assertThat(outputs(folder.resolve("second"))).isEqualTo(first);
        assertThat(first).hasSize(4).doesNotHaveDuplicates().allSatisfy(text -> assertThat(text)
                .doesNotContain(folder.toString(), Path.of("").toAbsolutePath().toString()));
    }

    /** JSON, FOCUS, page and Markdown. */
    private List<String> outputs(Path to) throws IOException {
        String etl = TEMPLATES.resolve("etl").toString();
        Path page = to.resolve("page.html");
        Path bill = to.resolve("bill.csv");
        out = new StringWriter();
        cost("--template", etl, "--json", "--draws", "100", "--html", page.toString(), "--focus", bill.toString());
        String json = out.toString();
        out = new StringWriter();
        cost("--template", etl, "--markdown", "--draws", "100");
        return List.of(json, Files.readString(bill), Files.readString(page), out.toString());
    }

    @Test
    void printsACommentAndWritesThePageAndTheBill() throws IOException {
        Path bill = folder.resolve("new").resolve("bill.csv");
        Path page = folder.resolve("page.html");
        String etl = TEMPLATES.resolve("etl").toString();

        assertThat(cost(
                        "--template",
                        etl,
                        "--draws",
                        "0",
                        "--markdown",
                        "--focus",
                        bill.toString(),
                        "--html",
                        page.toString()))
                .isZero();

        assertThat(out.toString()).startsWith("<!-- lakewarden cost -->\n\n## What it costs\n\n| environment |");
        assertThat(bill).content().startsWith("AvailabilityZone,BilledCost,BillingAccountId,");
        assertThat(page)
                .content()
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("$280 a month");
        assertThat(err.toString()).isEqualTo("Written: " + page + "\nWritten: " + bill + "\n");
    }

    @Test
    void aPageWithoutANameHasOne() {
        CommandLine.ParseResult parsed = Lakewarden.commandLine()
                .parseArgs("cost", "--html", "--env", "prod")
                .subcommand();

        assertThat(parsed.matchedOption("--html").<Optional<Path>>getValue()).contains(Path.of("cost.html"));
        assertThat(parsed.matchedOption("--env").<List<String>>getValue()).containsExactly("prod");
    }

    @Test
    void optionsOfWhichOneWouldBePassedOverAreRefused() {
        String etl = TEMPLATES.resolve("etl").toString();

        assertThat(List.of(
                        cost("--template", etl, "--env", "prod"),
                        cost("--template", etl, "--lines", "--markdown"),
                        cost("--template", etl, "--lines", "--json"),
                        cost("--template", etl, "--markdown", "--json"),
                        cost("--template", etl, "--require-sla"),
                        cost("--env", "prod", "--region", "eu-west-1")))
                .containsOnly(2);
        assertThat(List.of(
                        cost("--template", etl, "--draws", "0", "--region", "us-east-1"),
                        cost("--template", etl, "--draws", "0", "--lines")))
                .containsOnly(0);

        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try '")))
                .containsExactly(
                        "lakewarden: --env=ENV, --template=DIR are mutually exclusive (specify only one)",
                        "lakewarden: --lines, --markdown are mutually exclusive (specify only one)",
                        "lakewarden: Invalid --lines: got it with --json, which prints all as JSON and nothing else; name"
                                + " one of the two",
                        "lakewarden: Invalid --markdown: got it with --json, which prints all as JSON and nothing else;"
                                + " name one of the two",
                        "lakewarden: Invalid --require-sla: got it with --template; templates alone have no SLA, pipelines"
                                + " of the definition do",
                        "lakewarden: Invalid --region: got it without --template; an environment's region is in the"
                                + " definition");
    }

    @Test
    void anEnvironmentMayBeNamedSeveralTimes() {
        CommandLine.ParseResult parsed = Lakewarden.commandLine()
                .parseArgs("cost", "--env", "dev", "--env", "prod")
                .subcommand();

        assertThat(parsed.matchedOption("--env").<List<String>>getValue()).containsExactly("dev", "prod");
    }

    @Test
    void aComparisonIsForThePageOfTheDefinitionAlone() {
        String etl = TEMPLATES.resolve("etl").toString();

        assertThat(cost("--base", "HEAD")).isEqualTo(2);
        assertThat(cost(
                        "--base",
                        "HEAD",
                        "--template",
                        etl,
                        "--html",
                        folder.resolve("page.html").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(("lakewarden: Invalid --base: got it without --html and --json, or with --template or"
                                + " --parameter; take cost diff, or name --html or --json alone\n")
                        .repeat(2));
    }

    @Test
    void thePageAsksForADecisionShowsWhatChangedAndHasTheFiguresOfTheJson() throws IOException {
        synthesizeProd();
        Path page = folder.resolve("page.html");
        Path before = Files.createDirectories(folder.resolve("before"));
        Path now = folder.resolve("cdk.out").resolve("prod");
        Files.copy(now.resolve("manifest.json"), before.resolve("manifest.json"));
        Files.writeString(
                before.resolve("all.template.json"),
                Files.readString(now.resolve("all.template.json")).replace("r6g.8xlarge", "r6g.4xlarge"));

        assertThat(cost(
                        "--env",
                        "prod",
                        "--dir",
                        folder.toString(),
                        "--json",
                        "--draws",
                        "100",
                        "--on",
                        "2026-11-24",
                        "--base",
                        before.toString(),
                        "--html",
                        page.toString()))
                .isZero();
        JsonNode prod = Json.read(out.toString()).at("/environments/0");
        String usual = String.format(Locale.ROOT, "%,.2f", decimal(prod.at("/total/usual")));

        assertThat(page)
                .content()
                .contains(
                        "Shall billing keep 40 x m6g.16xlarge, 26 of them spot, as defined, or get another cluster",
                        "Recommended: keep it. ",
                        "One run on 8 x m6g.16xlarge with 1592 GiB",
                        "The month of prod, compared with before",
                        "a month more than with before, at usual values.",
                        "<th scope=\"row\">EC2, quantity</th>",
                        "<th scope=\"row\">now</th><td class=\"number\">" + usual + "</td>",
                        "<th scope=\"row\">the month</th><td>USD</td><td class=\"number\">" + usual + "</td>");
    }

    @Test
    void theNextReportIsCorrectedByTheBillAndSaysSo() throws IOException {
        synthesizeProd();
        Path bill = folder.resolve("bill.csv");
        String dir = folder.toString();
        assertThat(cost(
                        "--env",
                        "prod",
                        "--dir",
                        dir,
                        "--draws",
                        "0",
                        "--on",
                        "2026-11-24",
                        "--focus",
                        bill.toString()))
                .isZero();
        assertThat(out.toString()).doesNotContain("Recalibrated");
        String estimated = Files.readString(bill);
        Files.writeString(bill, estimated.replace(",Usage,", ",Tax,").replaceFirst(",Tax,", ",Usage,"));

        out = new StringWriter();
        assertThat(cost("backtest", "--env", "prod", "--dir", dir, "--focus", bill.toString(), "--since", "2026-12"))
                .isZero();
        assertThat(out.toString())
                .startsWith("Line by line, off by ")
                .contains(" %: more than 20.0 %, so bill and estimate may not be about the same thing\n"
                        + "prod, 2027-11-01 to 2027-11-30: estimated ");
        assertThat(folder.resolve("platform/backtests")).doesNotExist();

        requireConfirmation(bill, dir);
        Files.writeString(bill, estimated);
        out = new StringWriter();
        assertThat(cost(
                        "backtest",
                        "--env",
                        "prod",
                        "--dir",
                        dir,
                        "--focus",
                        bill.toString(),
                        "--since",
                        "2026-12",
                        "--write"))
                .isZero();
        assertThat(out.toString())
                .startsWith("Line by line, off by 0.0 %: within 12.0 %, which a practised forecast keeps\n")
                .contains("off by 0.0 % in total, by 0.0 % line by line")
                .contains(
                        "Written: platform/backtests/prod.json, with which cost corrects what it says of prod; commit it");

        Files.setLastModifiedTime(
                folder.resolve("cdk.out/prod/manifest.json"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        out = new StringWriter();
        assertThat(cost(
                        "--env",
                        "prod",
                        "--dir",
                        dir,
                        "--draws",
                        "0",
                        "--on",
                        "2026-11-24",
                        "--json",
                        "--max-price-age",
                        "30"))
                .isEqualTo(1);
        assertThat(Json.read(out.toString()).at("/environments/0/notes"))
                .extracting(JsonNode::asText)
                .anyMatch(note -> note.startsWith("Recalibrated by the bill of 2027-11-01 to 2027-11-30, for which the"
                        + " estimate was off by 0.0 % in total and by 0.0 % line by line; "))
                .contains(
                        "Priced as if EMR scaled it, which check doubts: Cannot count on EMR to scale cluster analysts:"
                                + " its subnets have no way out, and EMR's pages ask for its public endpoint (EMR Management"
                                + " Guide, emr-managed-scaling)")
                .contains("The price book is of 2026-07-20, 127 days before 2026-11-24 and more than the 90"
                        + " after which prices are to be looked at again; fetch newer prices with cost refresh");
    }

    /** A bill that is too far off corrects nothing unasked; confirmed, it is warned of before the figures. */
    private void requireConfirmation(Path bill, String dir) throws IOException {
        String[] write = {
            "backtest", "--env", "prod", "--dir", dir, "--focus", bill.toString(), "--since", "2026-12", "--write"
        };
        assertThat(cost(write)).isEqualTo(1);
        assertThat(err.toString())
                .contains("lakewarden: Cannot write platform/backtests/prod.json: the estimate is off by ")
                .endsWith(
                        " % line by line, more than 20.0 %; look at the lines that --all prints, at --since and at the"
                                + " bill's days, or take the bill at its word with --confirm\n");
        assertThat(folder.resolve("platform/backtests")).doesNotExist();

        assertThat(cost(Stream.concat(Stream.of(write), Stream.of("--confirm")).toArray(String[]::new)))
                .isZero();
        Files.setLastModifiedTime(
                folder.resolve("cdk.out/prod/manifest.json"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        out = new StringWriter();
        assertThat(cost("--env", "prod", "--dir", dir, "--draws", "0", "--on", "2026-11-24"))
                .isZero();
        assertThat(out.toString().lines().skip(1).findFirst()).hasValueSatisfying(line -> assertThat(line)
                .startsWith("Recalibrated by a bill of 2027-11-01 to 2027-11-30 from which the estimate was off by ")
                .endsWith(" %: bill and estimate may not be about the same thing"));
        Files.delete(folder.resolve("platform/backtests/prod.json"));
    }

    /** As synth leaves it: newer than the definition. */
    private void synthesizeProd() throws IOException {
        DefinitionCopy.of(SAMPLE, folder);
        Path cloud = Files.createDirectories(folder.resolve("cdk.out").resolve("prod"));
        ObjectNode template = Json.object();
        template.putObject("Resources")
                .<ObjectNode>set("Bronze", bucket("lakewarden-prod-bronze-333333333333"))
                .<ObjectNode>set("Billing", machine())
                .set("Nightly", schedule());
        Files.writeString(cloud.resolve("all.template.json"), Json.text(template));
        Files.writeString(
                cloud.resolve("manifest.json"),
                """
                {"artifacts": {"all": {"type": "aws:cloudformation:stack", "environment": "aws://333333333333/eu-west-1",
                 "properties": {"templateFile": "all.template.json"}}}}
                """);
    }

    private static JsonNode bucket(String name) {
        ObjectNode bucket = Json.object().put("Type", "AWS::S3::Bucket");
        bucket.putObject("Properties").put("BucketName", name);
        return bucket;
    }

    private static JsonNode machine() throws IOException {
        ObjectNode machine = Json.object().put("Type", "AWS::StepFunctions::StateMachine");
        machine.putObject("Properties").put("DefinitionString", Files.readString(MACHINES));
        return machine;
    }

    private static JsonNode schedule() {
        ObjectNode schedule = Json.object().put("Type", "AWS::Scheduler::Schedule");
        ObjectNode properties = schedule.putObject("Properties")
                .put("ScheduleExpression", "cron(30 2 * * ? *)")
                .put("ScheduleExpressionTimezone", "Europe/London");
        properties.putObject("Target").putObject("Arn").put("Ref", "Billing");
        return schedule;
    }

    private static BigDecimal sum(JsonNode lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            sum = sum.add(new BigDecimal(line.at("/cost/usual").asText()));
        }

        return sum.setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asText()).setScale(6, RoundingMode.HALF_EVEN);
    }

    /** On a day on which the book is not too old, unless another is given. */
    private int cost(String... arguments) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> given = List.of(arguments);
        boolean hasNoDay = given.get(0).startsWith("--") && !given.contains("--on");
        return command.execute(Stream.of(
                        Stream.of("cost"), given.stream(), hasNoDay ? Stream.of("--on", "2026-11-24") : Stream.empty())
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    @Test
    void aBookThatIsTooOldFailsUnlessItIsAllowedAndOneThatIsNotNewIsTold() throws IOException {
        String etl = TEMPLATES.resolve("etl").toString();
        String told =
                "The price book is of 2026-07-20, %d days before %s and more than the 90 after which prices are to"
                        + " be looked at again; fetch newer prices with cost refresh";

        assertThat(cost("--template", etl, "--draws", "0", "--on", "2026-10-18"))
                .isZero();
        assertThat(out.toString()).doesNotContain("The price book is of");
        assertThat(cost("--template", etl, "--draws", "0", "--markdown", "--on", "2027-01-16"))
                .isZero();
        assertThat(out.toString()).contains(told.formatted(180, "2027-01-16"));
        assertThat(err.toString()).isEmpty();
        assertThat(cost("--template", etl, "--draws", "0", "--on", "2027-01-17", "--max-price-age", "181"))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(cost("--template", etl, "--draws", "0", "--on", "2027-01-17"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: The price book is of 2026-07-20, 181 days before 2027-01-17 and more than the 180"
                                + " that --max-price-age allows; fetch newer prices with cost refresh\n");
    }
}
