package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.MetricsStandIn;
import io.lakewarden.account.standin.MetricsStandIn.Datum;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.gameday.alarm.AlarmDesk;
import io.lakewarden.cli.runbook.Names;
import io.lakewarden.cli.runbook.Page;
import io.lakewarden.cli.runbook.PageText;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A rehearsal: somebody grants by hand, the daily look finds it, the alarm as it is deployed rings and leads to its page, the
 * page's commands are followed one by one, and the alarm is silent. The account is a stand-in; its days pass on a clock of
 * the test's.
 */
class GrantByHandTest {
    private static final Path INFRA = Path.of("..", "infra", "src", "test", "resources");
    private static final Path OPERATIONS = INFRA.resolve("golden/comprehensive-prod/operations.json");
    private static final Instant DEPLOYED = Instant.parse("2026-03-02T04:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String[] LOOK = {
        "access", "verify", "--env", "prod", "--publish", "--administrator", DeployedLake.OPERATOR
    };
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrl", "aws.endpointUrlCloudWatch", "aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    private Path folder;

    private final AwsStandIn account = new AwsStandIn();
    private MetricsStandIn metrics;
    private LakeStandIn lake;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void deploy() throws IOException {
        metrics = new MetricsStandIn(DEPLOYED);
        DefinitionCopy.of(INFRA.resolve("comprehensive").resolve("platform"), folder);
        lake = DeployedLake.on(account, folder, "prod", LocalDate.now());
        System.setProperty(
                "aws.endpointUrl", account.connection().endpoint().orElseThrow().toString());
        System.setProperty("aws.endpointUrlCloudWatch", metrics.endpoint().toString());
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "no secret");
    }

    @AfterEach
    void close() {
        PROPERTIES.forEach(System::clearProperty);
        metrics.close();
        account.close();
    }

    @Test
    void aGrantByHandRingsAndItsPageMendsIt() throws IOException {
        after(DAY);
        assertThat(run(LOOK)).as(err.toString()).isZero();
        assertThat(metrics.data())
                .containsExactly(
                        new Datum("Lakewarden", "AccessDrift", "environment", "estate-prod", metrics.clock(), 0),
                        new Datum("Lakewarden", "AccessUnread", "environment", "estate-prod", metrics.clock(), 0));
        after(Duration.ofMinutes(1));
        assertThat(state("access-drift")).isEqualTo("OK");

        grant("arn:aws:iam::" + AwsStandIn.ACCOUNT + ":role/mallory", "gold", "orders");
        after(DAY);
        assertThat(state("access-drift")).as("nobody has looked yet").isEqualTo("OK");
        assertThat(run(LOOK)).isEqualTo(1);
        assertThat(err).hasToString("Published for estate-prod: {AccessDrift=1, AccessUnread=0}\n");
        after(Duration.ofMinutes(10));
        assertThat(state("access-drift")).isEqualTo("ALARM");

        assertThat(follow(page("access-drift")))
                .containsExactly(
                        "access verify 1: is there and should not be: grant arn:aws:iam::222222222222:role/mallory on "
                                + "gold.orders: SELECT",
                        "access repair 0: revoke SELECT from arn:aws:iam::222222222222:role/mallory on gold.orders",
                        "access repair 0: 1 changes made and 0 refused, kept in .lakewarden/repairs/prod.jsonl",
                        "access verify 0: prod as of " + LocalDate.now()
                                + ": the account has what the definition says, and nothing else");
        after(Duration.ofMinutes(5));
        assertThat(state("access-drift")).isEqualTo("OK");
        assertThat(state("access-unverified")).isEqualTo("OK");
    }

    @Test
    void aLookThatDoesNotSeeAllRings() {
        account.gate((action, number) -> action.equals("ListResources")
                ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                : Optional.empty());

        assertThat(run(LOOK)).isEqualTo(1);
        assertThat(err).hasToString("Published for estate-prod: {AccessDrift=1, AccessUnread=1}\n");
        after(Duration.ofMinutes(1));
        assertThat(state("access-drift")).isEqualTo("ALARM");
    }

    @Test
    void nobodyLookingForTwoDaysRingsUntilSomebodyLooks() throws IOException {
        assertThat(state("access-unverified")).as("before the first look").isEqualTo("ALARM");
        assertThat(run(LOOK)).as(err.toString()).isZero();
        after(Duration.ofHours(47));
        assertThat(state("access-unverified")).isEqualTo("OK");
        after(Duration.ofHours(4));
        assertThat(state("access-unverified")).isEqualTo("ALARM");
        assertThat(state("access-drift")).as("what was found last still holds").isEqualTo("OK");

        assertThat(follow(page("access-unverified")))
                .containsExactly("access verify 0: prod as of " + LocalDate.now()
                        + ": the account has what the definition says, and nothing else");
        after(Duration.ofMinutes(1));
        assertThat(state("access-unverified")).isEqualTo("OK");
    }

    @Test
    void whatCannotBePublishedIsOneLineAfterWhatWasFound() {
        metrics.refuse();

        assertThat(run(LOOK)).isEqualTo(1);
        assertThat(out.toString()).endsWith("the account has what the definition says, and nothing else\n");
        assertThat(err)
                .hasToString("lakewarden: Cannot put the metrics of estate-prod: " + AwsStandIn.CALLER
                        + " may not (No); sign in as somebody who may, as docs/live-account.md lists\n");
    }

    @Test
    void whatCannotBePublishedIsAFieldOfTheOneResultOfAProgram() throws IOException {
        metrics.refuse();

        assertThat(run(Stream.concat(Stream.of(LOOK), Stream.of("--json")).toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("{"))
                .hasSize(1);
        JsonNode result = Json.read(out.toString());
        assertThat(result.get("none").asBoolean()).isTrue();
        assertThat(result.has("error")).isFalse();
        assertThat(err).hasToString("lakewarden: " + result.get("unpublished").asText() + "\n");
    }

    @Test
    void anotherDayIsNotPublished() {
        String[] another =
                Stream.concat(Stream.of(LOOK), Stream.of("--on", "2026-01-31")).toArray(String[]::new);

        assertThat(run(another)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lakewarden: Invalid --on: got 2026-01-31, expected today, " + LocalDate.now()
                        + ", with --publish: alarms tell of now\n");
        assertThat(metrics.data()).isEmpty();
    }

    private void grant(String principal, String database, String table) {
        lake.grantSelect(principal, database, table);
    }

    private void after(Duration time) {
        metrics.clock(metrics.clock().plus(time));
    }

    private String state(String kind) {
        AlarmDesk alarms = AlarmDesk.of(List.of(OPERATIONS));
        metrics.data().forEach(alarms::put);
        return alarms.state(name(kind), metrics.clock());
    }

    private static String name(String kind) {
        return "estate-prod-" + kind + "-lake-formation";
    }

    /** As it is deployed. */
    private static JsonNode alarm(String kind) {
        try {
            JsonNode resources = Json.read(Files.readString(OPERATIONS)).path("Resources");
            return StreamSupport.stream(resources.spliterator(), false)
                    .map(resource -> resource.path("Properties"))
                    .filter(alarm -> alarm.path("AlarmName").asText().equals(name(kind)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The page that the alarm's message names, for this environment. */
    private PageText page(String kind) {
        Page page = Pages.in(Path.of("..")).named(kind).orElseThrow();
        assertThat(alarm(kind).path("AlarmDescription").asText()).endsWith(" What to do: " + page.file());
        Platform platform = DefinitionCheck.of(folder, LocalDate.now())
                .platform()
                .orElseThrow()
                .platform();
        Site site = Site.of(platform, platform.environment("prod").orElseThrow());
        return new PageText(new Names(site, Optional.of("lake-formation")).filled(page));
    }

    /** Types its commands of ours, in their order; gives of each the verb, its exit code and the first line. */
    private List<String> follow(PageText page) {
        List<String> seen = new ArrayList<>();
        for (List<String> command : page.commands()) {
            if (command.get(0).equals("./lakewarden")) {
                after(Duration.ofMinutes(1));
                int code = run(command.subList(1, command.size()).toArray(String[]::new));
                seen.add(command.get(1) + " " + command.get(2) + " " + code + ": "
                        + out.toString().lines().findFirst().orElse(err.toString()));
            } else {
                assertThat(command.get(0)).isIn("aws", "date", "export");
            }
        }

        return seen;
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(Stream.of(arguments), Stream.of("--dir", folder.toString()))
                .toArray(String[]::new));
    }
}
