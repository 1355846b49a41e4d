package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.TemplateDeployment;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator asks about a live account; the account is a stand-in that AWS's own settings lead to. */
class LiveLakeTest {
    private static final Path INFRA = Path.of("..", "infra", "src", "test", "resources");
    private static final String OPERATOR = "arn:aws:iam::222222222222:role/operator";
    private static final List<String> PROPERTIES = List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    private Path folder;

    private final AwsStandIn server = new AwsStandIn();
    private final LakeStandIn lake = new LakeStandIn(server);
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void deploy() throws IOException {
        DefinitionCopy.of(INFRA.resolve("comprehensive").resolve("platform"), folder);
        ((ArrayNode) lake.settings().get("DataLakeAdmins")).add(LakeStandIn.principal(OPERATOR));
        TemplateDeployment deployment = new TemplateDeployment(lake);
        for (String stack : List.of("account", "governance", "catalog", "governance-grants-1")) {
            Path template = INFRA.resolve("golden/comprehensive-prod").resolve(stack + ".json");
            deployment.deploy(Json.read(Files.readString(template)).path("Resources"));
        }

        System.setProperty(
                "aws.endpointUrl", server.connection().endpoint().orElseThrow().toString());
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "no secret");
    }

    @AfterEach
    void close() {
        PROPERTIES.forEach(System::clearProperty);
        server.close();
    }

    @Test
    void aCleanAccountIsWell() {
        assertThat(access("verify")).isZero();

        assertThat(out)
                .hasToString("prod as of 2026-01-31: the account has what the definition says, and nothing else\n");
    }

    @Test
    void aDifferenceFailsAndIsSaidForPeopleAndPrograms() {
        lake.table("gold", "copy", "somebody", Json.object().arrayNode());

        assertThat(access("verify")).isEqualTo(1);
        assertThat(out)
                .hasToString("is there and should not be: table gold.copy: files in no place that is told\n"
                        + "prod as of 2026-01-31: 1 differences (1 that should not be, 0 other than they should be, 0 "
                        + "missing), 0 parts unread; access repair shows what would mend them\n");

        out = new StringWriter();
        assertThat(access("verify", "--json")).isEqualTo(1);
        JsonNode json = Json.read(out.toString());
        assertThat(json.path("none").asBoolean()).isFalse();
        assertThat(json.path("account").asText()).isEqualTo("222222222222");
        assertThat(json.at("/differences/0").toString())
                .isEqualTo(
                        "{\"side\":\"extra\",\"kind\":\"table\",\"about\":\"gold.copy\",\"found\":[\"files in no place that is told\"],"
                                + "\"expected\":[],\"text\":\"is there and should not be: table gold.copy: files in no place that is told\"}");
    }

    @Test
    void whatIsUnreadFails() {
        server.gate((action, number) -> action.equals("ListResources")
                ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                : Optional.empty());

        assertThat(access("verify")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("unread: registered locations: Cannot read registered locations: " + AwsStandIn.CALLER
                        + " may not (No); sign in as somebody who may, as docs/live-account.md lists\n");
    }

    @Test
    void repairIsADryRunUntilItIsTold() throws IOException {
        endWhatHasEnded();
        lake.locations().get(lake.locations().firstKey()).put("HybridAccessEnabled", true);
        String before = lake.snapshot();

        assertThat(today("repair")).isZero();
        assertThat(out)
                .hasToString("register again arn:aws:s3:::estate-prod-bronze-222222222222/bronze as "
                        + "arn:aws:iam::222222222222:role/estate-prod.registration\n"
                        + "Dry run: 1 changes would be made, which take away or change 1 (registered "
                        + "location: 1 of 3); nothing was changed; --apply makes them\n");
        assertThat(lake.snapshot()).isEqualTo(before);

        out = new StringWriter();
        assertThat(today("repair", "--apply", "--confirm", "1")).isZero();
        assertThat(out)
                .hasToString("1 changes made and 0 refused, kept in .lakewarden/repairs/prod.jsonl\n"
                        + "prod as of " + LocalDate.now()
                        + ": the account has what the definition says, and nothing else\n");
        String change = "{\"phase\":\"locations\",\"what\":\"register again arn:aws:s3:::estate-prod-bronze-"
                + "222222222222/bronze as arn:aws:iam::222222222222:role/estate-prod.registration\",";
        try (Stream<String> lines = Files.lines(folder.resolve(".lakewarden/repairs/prod.jsonl"))) {
            assertThat(lines.map(LiveLakeTest::withoutTimes))
                    .containsExactly(
                            "{\"env\":\"prod\",\"platform\":\"estate\",\"account\":\"222222222222\",\"region\":"
                                    + "\"eu-west-1\",\"caller\":\"" + AwsStandIn.CALLER + "\",\"on\":\""
                                    + LocalDate.now() + "\",\"commit\":\"\",\"uncommitted\":[],\"administrators\":[\""
                                    + OPERATOR + "\"],\"readOnlyAdministrators\":[],\"with\":[],\"confirm\":1}",
                            change + "\"begins\":true}",
                            change + "\"done\":true}");
        }
    }

    @Test
    void repairAsksForAConfirmationOfMuchThatIsTaken() {
        endWhatHasEnded();
        for (String name : List.of("one", "two", "three")) {
            grantOrders(name);
        }

        assertThat(today("repair", "--apply")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "lakewarden: Cannot repair: it would take away or change 3 (grant: 3 of 18); more than a tenth "
                                + "of what there is of a kind, and any setting, administrator or registered location, is "
                                + "not taken without asking; look at the dry run, and confirm it with --confirm 3\n");
        assertThat(folder.resolve(".lakewarden/repairs/prod.jsonl")).doesNotExist();
        assertThat(today("repair", "--apply", "--confirm", "2")).isEqualTo(1);
        assertThat(today("repair", "--apply", "--confirm", "5")).isZero();
    }

    @Test
    void aRepairIsNotMadeAsOfADayThatIsPast() {
        assertThat(access("repair")).isZero();
        assertThat(access("repair", "--apply")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "lakewarden: Invalid --on: got 2026-01-31 with --apply, and what has ended since would be given "
                                + "again; expected no day before today\n");
        assertThat(server.calls()).doesNotContain("PutDataLakeSettings");
    }

    @Test
    void aRepairIsNotMadeAsOfADayToCome() {
        LocalDate tomorrow = LocalDate.now().plusDays(1);

        assertThat(run(
                        "access",
                        "repair",
                        "--env",
                        "prod",
                        "--administrator",
                        OPERATOR,
                        "--on",
                        tomorrow.toString(),
                        "--apply"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lakewarden: Invalid --on: got " + tomorrow + " with --apply, and what holds until then "
                        + "would be revoked today; expected no day after today\n");
    }

    @Test
    void aRepairThatStopsHalfWaySaysWhatItDidAndWhereThatIsKept() {
        endWhatHasEnded();
        grantOrders("one");
        lake.filters().clear();
        server.gate((action, number) -> action.equals("BatchRevokePermissions")
                ? Optional.of(Refusal.because("InvalidInputException", "No"))
                : Optional.empty());

        assertThat(today("repair", "--apply", "--json")).isEqualTo(1);
        JsonNode json = Json.read(out.toString());
        assertThat(json.at("/changes/0/done").asBoolean(true)).isFalse();
        assertThat(json.path("record").asText()).isEqualTo(".lakewarden/repairs/prod.jsonl");
        assertThat(json.path("error").asText())
                .startsWith("Cannot go on: it did not come to pass that the repair did revoke SELECT from ")
                .endsWith("nothing was given; what was done until then is kept in .lakewarden/repairs/prod.jsonl");
        assertThat(err.toString()).contains("lakewarden: Cannot go on: ");
    }

    @Test
    void halfALineOfARepairThatDiedIsNotJoinedToTheNext() throws IOException {
        endWhatHasEnded();
        grantOrders("one");
        Files.createDirectories(folder.resolve(".lakewarden/repairs"));
        Path record = Files.writeString(folder.resolve(".lakewarden/repairs/prod.jsonl"), "{\"phase\":");

        assertThat(today("repair", "--apply")).isZero();

        List<String> lines = Files.readAllLines(record);
        assertThat(lines).hasSize(4).first().isEqualTo("{\"phase\":");
        assertThat(lines.subList(1, 4))
                .allSatisfy(
                        line -> assertThat(Json.read(line).path("run").asText()).isNotEmpty())
                .allSatisfy(
                        line -> assertThat(Json.read(line).path("at").asText()).endsWith("Z"));
    }

    @Test
    void rightsWithoutAGrantAreToldAndWhoWasNamedOnTheCommandLineToo() {
        String deployment = "arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1";
        grantOrders("cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1");

        assertThat(access("verify")).isZero();
        assertThat(out)
                .hasToString("without a grant: " + deployment + " on gold.orders: SELECT\n"
                        + "prod as of 2026-01-31: the account has what the definition says, and 1 rights that come "
                        + "without a grant, by making, administering or deploying\n");

        out = new StringWriter();
        assertThat(access("verify", "--json")).isZero();
        JsonNode json = Json.read(out.toString());
        assertThat(json.path("administrators").toString()).isEqualTo("[\"" + OPERATOR + "\"]");
        assertThat(json.path("platform").asText()).isEqualTo("estate");
        assertThat(json.path("commit").asText()).isEmpty();
        assertThat(json.path("lookedAt").asText()).endsWith("Z");
    }

    private static String withoutTimes(String line) {
        return line.replaceFirst("\"at\":\"[^\"]+Z\",\"run\":\"[^\"]+\",", "")
                .replaceFirst("\"lookedAt\":\"[^\"]+Z\",", "");
    }

    @Test
    void aRepairThatCannotBeRecordedIsNotMade() throws IOException {
        endWhatHasEnded();
        lake.locations().get(lake.locations().firstKey()).put("HybridAccessEnabled", true);
        Files.createDirectories(folder.resolve(".lakewarden"));
        Path inTheWay = Files.writeString(folder.resolve(".lakewarden/repairs"), "a file");

        assertThat(today("repair", "--apply", "--confirm", "1")).isEqualTo(1);
        assertThat(err)
                .hasToString("lakewarden: Cannot keep a record of the repair: " + inTheWay
                        + ": a file is where a folder should be; nothing more was done; mend that and repair again\n");
        assertThat(server.calls()).doesNotContain("UpdateResource");
    }

    @Test
    void aSessionIsNoAdministratorAndItsRoleIsNamed() {
        assertThat(run("access", "verify", "--env", "prod", "--administrator", AwsStandIn.CALLER))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lakewarden: Invalid --administrator: got " + AwsStandIn.CALLER
                        + ", a session; expected its role, " + OPERATOR
                        + ", with the role's path before the name if it has one\n");
    }

    @Test
    void readOnlyAdministratorsAreNamed() {
        String auditor = "arn:aws:iam::222222222222:role/auditor";
        ((ArrayNode) lake.settings().get("ReadOnlyAdmins")).add(LakeStandIn.principal(auditor));

        assertThat(access("verify")).isEqualTo(1);
        assertThat(access("verify", "--read-only-administrator", auditor)).isZero();
    }

    /** As a deployment after the last day of those whose time is over would have left it. */
    private void endWhatHasEnded() {
        lake.grants().values().removeIf(held -> held.principal().endsWith("-eve"));
    }

    private void grantOrders(String name) {
        lake.grantSelect("arn:aws:iam::222222222222:role/" + name, "gold", "orders");
    }

    @Test
    void anotherAccountIsRefusedInOneLine() {
        server.account("999999999999");

        assertThat(access("verify")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "lakewarden: Cannot use arn:aws:sts::999999999999:assumed-role/operator/night for prod: it is of "
                                + "account 999999999999, and the environment is in 222222222222; sign in there, or name another "
                                + "profile in AWS_PROFILE\n");
    }

    @Test
    void onlyAnEnvironmentInAnAccountHasOne() {
        assertThat(run("access", "verify", "--env", "local")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "lakewarden: Cannot look at the environment local: there is none of that name in an account; "
                                + "name one of cn, gov, prod\n");
    }

    @Test
    void anAccountBecomesADefinitionThatIsAccepted() throws IOException {
        Path to = folder.resolve("imported");

        int code = run("access", "import", "--env", "prod", "--out", to.toString());

        assertThat(err)
                .hasToString(
                        "platform/environments/prod.yaml:1:1 warning TELL_NOBODY Cannot reach anybody with the alarms,"
                                + " calls, costs of prod: nobody is named; write for example alarms: [oncall@example.com] under"
                                + " tell, and [] where nobody shall be told\n");
        assertThat(code).isZero();
        assertThat(out.toString())
                .isEqualTo("7 datasets, 5 users and 8 grants written to " + to
                        + "; 4 things said whole, 6 in part, 3 not: see import.md there\n");
        assertThat(Files.readString(to.resolve("platform/environments/prod.yaml")))
                .contains("account: \"222222222222\"");
    }

    @Test
    void exportedPoliciesBecomeADefinitionThatIsAccepted() {
        Path policies = Path.of("..", "account", "src", "test", "resources", "ranger", "hand-written.json");
        Path to = folder.resolve("imported");

        assertThat(run(
                        "access",
                        "import",
                        "--ranger",
                        policies.toString(),
                        "--on",
                        "2026-01-31",
                        "--out",
                        to.toString()))
                .isZero();
        assertThat(to.resolve("import.md")).exists();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void anImportAsksForOneOrigin() {
        assertThat(run("access", "import", "--out", folder.resolve("imported").toString()))
                .isEqualTo(2);
        assertThat(run("access", "import", "--ranger", "nowhere.json", "--out", "x"))
                .isEqualTo(1);
        assertThat(err.toString()).endsWith("lakewarden: Cannot import: nowhere.json: no such file or folder\n");
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() throws IOException {
        Path policies = Files.writeString(folder.resolve("policies.json"), "{\"policies\": []}");
        Path tags = Files.createDirectory(folder.resolve("tags.json"));

        assertThat(run("access", "import", "--ranger", policies.toString(), "--out", "x"))
                .isEqualTo(1);
        assertThat(err)
                .hasToString("lakewarden: Cannot import " + tags
                        + ": it is a folder; put the file there, or take it away\n");
    }

    @Test
    void policiesThatNameNobodyAreToldAsSuch() throws IOException {
        Path policies = Files.writeString(folder.resolve("policies.json"), "{\"policies\": []}");

        assertThat(run("access", "import", "--ranger", policies.toString(), "--out", "x"))
                .isEqualTo(1);
        assertThat(err)
                .hasToString("lakewarden: Cannot import: there is nobody, or no table, that a definition can name; "
                        + "tables and columns come from platform/ in --dir, or by name from policies\n");
    }

    private int access(String verb, String... more) {
        String[] first = {"access", verb, "--env", "prod", "--on", "2026-01-31", "--administrator", OPERATOR};
        return run(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private int today(String verb, String... more) {
        String[] first = {"access", verb, "--env", "prod", "--administrator", OPERATOR};
        return run(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(Stream.of(arguments), Stream.of("--dir", folder.toString()))
                .toArray(String[]::new));
    }
}
