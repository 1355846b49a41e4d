package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What operators read who run, watch and end things in an account. */
class LiveVerbsTest {
    private static final String MACHINE = "lakewarden-stage-billing";
    private static final String DAY = "2026-03-01";
    private static final String INPUT = "{\"date\":\"2026-03-01\"}";
    private static final Instant START = StandInRuns.NOW;
    private static final Map<String, String> OF_STAGE =
            Map.of("lakewarden:environment", "stage", "lakewarden:platform", "lakewarden");
    private static final Map<String, String> OF_PROD =
            Map.of("lakewarden:environment", "prod", "lakewarden:platform", "lakewarden");
    private static final String POLICIES = "Install the policies";
    private static final List<String> SETTINGS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns account = new StandInRuns(aws);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void signIn() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "no secret");
        System.setProperty(
                "aws.endpointUrl", aws.connection().endpoint().orElseThrow().toString());
    }

    @AfterEach
    void signOut() {
        SETTINGS.forEach(System::clearProperty);
        aws.close();
    }

    @Test
    void runsADayAndFollowsItToItsEnd() {
        account.machine(MACHINE);
        account.then(() -> {});
        account.then(() -> account.enters(MACHINE, DAY, "Create the cluster"));
        account.then(() -> {
            account.cluster("j-1", "billing-stage-" + DAY, "RUNNING", START, OF_STAGE);
            account.step("j-1", "s-1", "ingest", "RUNNING", START, START);
        });
        account.then(() -> account.end(MACHINE, DAY, "SUCCEEDED"));

        assertThat(execute("run", "billing", "--env", "stage", "--date", DAY, "--every", "1"))
                .as(err.toString())
                .isZero();
        assertThat(account.input(MACHINE, DAY)).isEqualTo(INPUT);
        assertThat(out.toString())
                .isEqualTo(
                        """
                        billing 2026-03-01  2026-03-01  SUCCEEDED after 10 min
                          logs:  ./lakewarden logs 2026-03-01 --env stage
                          again: ./lakewarden rerun 2026-03-01 --env stage
                        """);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        billing 2026-03-01 in stage: execution 2026-03-01, RUNNING since 2026-03-02T06:00:00Z
                        2026-03-02T06:00:01Z  Create the cluster
                          cluster j-1, logs: s3://logs/emr/billing-stage-2026-03-01/j-1/
                          step ingest s-1 RUNNING, logs: s3://logs/emr/billing-stage-2026-03-01/j-1/steps/s-1/
                        """);
    }

    @Test
    void failsWithARunThatFailed() {
        account.machine(MACHINE);
        account.then(() -> {});
        account.then(() -> {
            account.fails(MACHINE, DAY, "States.TaskFailed", "The step clean failed");
            account.end(MACHINE, DAY, "FAILED");
        });

        assertThat(execute("run", "billing", "--env", "stage", "--date", DAY, "--every", "1", "--json"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("2026-03-02T06:00:01Z  failed: States.TaskFailed: The step clean failed\n");
        assertThat(json().at("/runs/0/status").asText()).isEqualTo("FAILED");
        assertThat(json().at("/runs/0/seconds").asInt()).isEqualTo(600);
    }

    @Test
    void attachesToWhatRunsForThatDayWhoeverStartedIt() {
        account.execution(MACHINE, "scheduled", "RUNNING", START, "{}");

        assertThat(execute("run", "billing", "--env", "stage", "--date", DAY, "--detach"))
                .isZero();
        assertThat(account.names()).containsExactly("scheduled");
        assertThat(err.toString())
                .isEqualTo("billing 2026-03-01 in stage: execution scheduled, RUNNING since 2026-03-02T06:00:00Z\n");
        assertThat(out.toString()).contains("come back: ./lakewarden run billing --env stage --date 2026-03-01\n");
    }

    @Test
    void startsAnotherDayBesideTheOneThatRuns() {
        account.execution(MACHINE, "scheduled", "RUNNING", START, "{}");

        assertThat(execute("run", "billing", "--env", "stage", "--date", "2026-02-27", "--detach"))
                .isZero();
        assertThat(account.names()).containsExactly("scheduled", "2026-02-27");
    }

    @Test
    void saysThatADayHasRunAndHowItEnded() {
        account.over(MACHINE, DAY, "SUCCEEDED", START, START.plusSeconds(60), INPUT);

        assertThat(execute("run", "billing", "--env", "stage", "--date", DAY)).isZero();
        assertThat(err.toString()).isEqualTo("billing 2026-03-01 in stage: execution 2026-03-01 has run already\n");
        assertThat(out.toString()).startsWith("billing 2026-03-01  2026-03-01  SUCCEEDED after 1 min\n");
        assertThat(account.names()).containsExactly(DAY);
    }

    @Test
    void runsSeveralDaysOneAfterTheOtherUntilOneFails() {
        account.machine(MACHINE);
        account.then(() -> account.end(MACHINE, "2026-03-01", "SUCCEEDED"));
        account.then(() -> account.end(MACHINE, "2026-03-02", "TIMED_OUT"));

        assertThat(execute("run", "billing", "--env", "stage", "--from", DAY, "--to", "2026-03-04"))
                .isEqualTo(1);
        assertThat(account.names()).containsExactly("2026-03-01", "2026-03-02");
        assertThat(out.toString())
                .contains("billing 2026-03-02  2026-03-02  TIMED_OUT after 10 min\n")
                .endsWith("billing 2026-03-03  not started, since the day before it failed\n"
                        + "billing 2026-03-04  not started, since the day before it failed\n");
    }

    @Test
    void refusesWhatCannotBeRun() {
        assertFails(
                1,
                "Cannot run billing: there is no state machine lakewarden-stage-billing in the account; deploy it with npx"
                        + " cdk deploy -c env=stage --all",
                "run",
                "billing",
                "--env",
                "stage",
                "--detach");
        assertFails(
                1,
                "Cannot run bills: no such pipeline runs in stage; there is billing",
                "run",
                "bills",
                "--env",
                "stage");
        assertFails(
                1,
                "Cannot look at the environment moon: there is none of that name in an account; name one of dev, prod,"
                        + " stage",
                "run",
                "billing",
                "--env",
                "moon");
        assertFails(
                1,
                "Cannot look at the environment local: there is none of that name in an account; name one of dev, prod,"
                        + " stage",
                "status",
                "--env",
                "local");
        assertFails(
                2,
                "Invalid --detach: expected one day with it, since days run one after the other",
                "run",
                "billing",
                "--env",
                "stage",
                "--from",
                DAY,
                "--to",
                "2026-03-02",
                "--detach");
    }

    @Test
    void saysWhatIsKnownWithoutAnAccountBeforeItAsksForCredentials() {
        aws.gate((action, number) -> Optional.of(new Refusal(403, "ExpiredToken", "The security token is expired")));

        assertFails(
                1,
                "Cannot run bills: no such pipeline runs in stage; there is billing",
                "run",
                "bills",
                "--env",
                "stage");
        assertFails(
                2,
                "Invalid --from: got 2026-03-02, expected no later than --to 2026-03-01",
                "run",
                "billing",
                "--env",
                "stage",
                "--from",
                "2026-03-02",
                "--to",
                DAY);
        assertThat(aws.calls()).isEmpty();

        assertFails(
                1,
                "Cannot ask AWS who is calling: the credentials have expired; sign in again",
                "run",
                "billing",
                "--env",
                "stage");
        assertThat(aws.calls()).containsExactly("GetCallerIdentity");
    }

    @Test
    void startsNothingForADayThatIsNotOver() {
        account.machine(MACHINE);

        assertThat(execute("run", "billing", "--env", "stage", "--date", "2999-01-01", "--detach"))
                .isEqualTo(2);
        assertThat(err.toString())
                .matches(
                        "(?s).*lakewarden: Invalid day: got 2999-01-01, expected no later than \\d{4}-\\d{2}-\\d{2}, the last"
                                + " day that is over in [A-Za-z/]+\n");
        assertThat(account.names()).isEmpty();

        assertThat(execute("run", "billing", "--env", "stage", "--date", DAY, "--detach"))
                .isZero();
        assertThat(account.names()).containsExactly(DAY);
    }

    @Test
    void saysInOneLineWhyThereIsNoWayIn() {
        aws.gate((action, number) -> Optional.of(new Refusal(403, "ExpiredToken", "The security token is expired")));
        assertFails(
                1,
                "Cannot ask AWS who is calling: the credentials have expired; sign in again",
                "status",
                "--env",
                "stage");

        aws.gate((action, number) -> Optional.empty());
        assertFails(
                1,
                "Cannot use " + AwsStandIn.CALLER
                        + " for prod: it is of account 222222222222, and the environment is in"
                        + " 333333333333; sign in there, or name another profile in AWS_PROFILE",
                "stop",
                "billing",
                "--env",
                "prod");
    }

    @Test
    void saysHowToComeBackWhenTheWayInEnds() {
        account.machine(MACHINE);
        account.then(() -> {});
        aws.gate((action, number) -> action.equals("GetExecutionHistory")
                ? Optional.of(Refusal.because("ExpiredTokenException", "expired"))
                : Optional.empty());

        assertFails(
                1,
                "Cannot read the history of arn:aws:states:eu-west-1:222222222222:execution:lakewarden-stage-billing:"
                        + "2026-03-01: the credentials have expired; sign in again; the execution goes on, come back with:"
                        + " ./lakewarden run billing --env stage --date 2026-03-01",
                "run",
                "billing",
                "--env",
                "stage",
                "--date",
                DAY);
    }

    @Test
    void endsTheExecutionOfAPipelineThatRuns() {
        account.over(MACHINE, "before", "SUCCEEDED", START, START, "{}");
        account.execution(MACHINE, "scheduled", "RUNNING", START, "{}");

        assertThat(execute("stop", "billing", "--env", "stage")).isZero();
        assertThat(account.status(MACHINE, "scheduled")).isEqualTo("ABORTED");
        assertThat(out.toString())
                .isEqualTo("scheduled: ABORTED; its cluster goes within minutes, as ./lakewarden status --env stage"
                        + " shows\n");

        assertFails(
                1,
                "Cannot stop billing: none of its executions runs; there is nothing to stop",
                "stop",
                "billing",
                "--env",
                "stage");
        assertFails(
                1,
                "Cannot stop before: it is over: SUCCEEDED; there is nothing to stop",
                "stop",
                "before",
                "--env",
                "stage");
        assertFails(
                1,
                "Cannot stop nothing: stage has no such execution; ./lakewarden status --env stage lists the latest",
                "stop",
                "nothing",
                "--env",
                "stage");
    }

    @Test
    void asksWhichOfTwoExecutionsIsToEnd() {
        account.execution(MACHINE, "one", "RUNNING", START, "{}");
        account.execution(MACHINE, "two", "RUNNING", START, INPUT);

        assertFails(
                1,
                "Cannot stop billing: 2 of its executions run; name one of two, one",
                "stop",
                "billing",
                "--env",
                "stage");
        assertThat(execute("stop", "one", "--env", "stage")).isZero();
        assertThat(account.status(MACHINE, "two")).isEqualTo("RUNNING");
    }

    @Test
    void rerunsTheDayOfAnExecutionOnce() {
        account.over(MACHINE, "scheduled", "FAILED", START, START.plusSeconds(60), "{}");

        assertThat(execute("rerun", "scheduled", "--env", "stage", "--detach")).isZero();
        String rerun = account.names().get(1);
        assertThat(rerun).matches("2026-03-01-again-[0-9a-f]{8}");
        assertThat(account.input(MACHINE, rerun)).isEqualTo(INPUT);

        assertFails(
                1,
                "Cannot rerun " + rerun + ": it is RUNNING; wait for its end, or end it with ./lakewarden stop " + rerun
                        + " --env stage",
                "rerun",
                rerun,
                "--env",
                "stage");

        account.end(MACHINE, rerun, "FAILED");
        assertThat(execute("rerun", "scheduled", "--env", "stage", "--json")).isEqualTo(1);
        assertThat(json().path("execution").asText()).isEqualTo(rerun);
        assertThat(account.names()).hasSize(2);

        assertThat(execute("rerun", rerun, "--env", "stage", "--detach")).isZero();
        assertThat(account.names()).hasSize(3);
    }

    @Test
    void tellsWhatIsUpAndWhatItHasCost() {
        Instant now = Instant.now();
        for (int day = 1; day <= 4; day++) {
            account.over(
                    MACHINE,
                    "day-" + day,
                    "SUCCEEDED",
                    START,
                    START.plus(Duration.ofMinutes(30 + day)),
                    "{\"date\":\"2026-02-0" + day + "\"}");
        }

        account.execution(MACHINE, "now", "RUNNING", now.minusSeconds(20 * 60 + 30), INPUT);
        account.cluster("j-1", "billing-stage-now", "RUNNING", now.minusSeconds(7230), tagsOf("now"))
                .put("SecurityConfiguration", "tls");
        account.cluster("j-2", "other", "WAITING", now, Map.of("lakewarden:environment", "stage"));
        account.securityConfiguration(
                "tls",
                "{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true,\"InTransitEncryptionConfiguration\":"
                        + "{\"TLSCertificateConfiguration\":{\"CertificateProviderType\":\"EMR\",\"ValidityInDays\":365}}}}");
        account.step("j-1", "s-1", "ingest", "COMPLETED", now.minusSeconds(600), now.minusSeconds(300));
        account.step("j-1", "s-2", "clean", "RUNNING", now.minusSeconds(90), now.minusSeconds(90));
        for (int node = 0; node < 4; node++) {
            account.instance("j-1", "CORE", "r6g.4xlarge", "ON_DEMAND", now.minusSeconds(7200));
        }

        account.instance("j-1", "MASTER", "m6g.xlarge", "ON_DEMAND", now.minusSeconds(7200));
        DeployedLake.on(aws, Path.of(".."), "stage", LocalDate.now());

        assertThat(execute("status", "--env", "stage", "--administrator", DeployedLake.OPERATOR))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(": account 222222222222, eu-west-1, as " + AwsStandIn.CALLER + "\n")
                .containsPattern("billing +2026-03-01 +now +RUNNING +\\S+ +20 min")
                .containsPattern("billing +2026-02-04 +day-4 +SUCCEEDED +2026-03-02T06:00:00Z +34 min")
                .containsPattern("billing +\\S+ h \\d+ min +33 min +34 min +0 of 4 +on time: none of 4 past runs that")
                .containsPattern("billing +j-1 +RUNNING +2 h 0 min +0 s +5 +(\\d+\\.\\d\\d) +\\d+\\.\\d\\d")
                .containsPattern("billing +clean +s-2 +RUNNING +1 min")
                .containsPattern("billing +certificates")
                .contains("billing  executions: log group /lakewarden-stage/executions/billing\n")
                .contains("billing  j-1: s3://logs/emr/billing-stage-now/j-1/\n")
                .endsWith("who is told, by the definition\n"
                        + "  alarms  data-platform@example.com\n"
                        + "  calls  nobody\n"
                        + "  costs  finance@example.com\n"
                        + "\n"
                        + "Lake Formation against the definition\n"
                        + "  no drift\n")
                .doesNotContain("j-2", "unread");

        assertThat(execute("status", "--env", "stage", "--json")).isZero();
        JsonNode cluster = json().at("/clusters/0");
        double rate = cluster.path("usdPerHour").asDouble();
        assertThat(rate).isBetween(4 * 0.8, 4 * 2.0);
        assertThat(cluster.path("usdSoFar").asDouble()).isBetween(2 * rate - 0.05, 2 * rate + 0.05);
        assertThat(json().at("/pipelines/0/outlook/missed").asInt()).isZero();
        assertThat(json().path("told"))
                .isEqualTo(Json.read("{\"alarms\":[\"data-platform@example.com\"],\"calls\":[],"
                        + "\"costs\":[\"finance@example.com\"]}"));
        assertThat(cluster.path("certificatesEnd").asText()).isEqualTo("2027-03-02T06:00:00Z");
        assertThat(cluster.path("execution").asText()).endsWith(":now");
    }

    @Test
    void saysWhatItCouldNotRead() {
        aws.gate((action, number) -> Stream.of("ListInstances", "ListSteps").anyMatch(action::equals)
                ? Optional.of(Refusal.because("AccessDeniedException", "not authorized to " + action))
                : Optional.empty());
        account.cluster("j-1", "billing-stage-now", "RUNNING", Instant.now(), OF_STAGE);

        assertThat(execute("status", "--env", "stage")).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("billing-stage-now +j-1 +RUNNING +\\d+ s +unread +unread +unread +unread")
                .containsPattern("billing +unread +unread +unread +unread +unread")
                .contains("unread, since\n"
                        + "  there is no state machine lakewarden-stage-billing in the account; deploy it\n")
                .contains("  Cannot list the instances of j-1: " + AwsStandIn.CALLER
                        + " may not (not authorized to ListInstances); ");

        assertThat(execute("status", "--env", "stage", "--json")).isZero();
        assertThat(json().at("/clusters/0/usdSoFar/unread").asText()).startsWith("Cannot list the instances of j-1: ");
        assertThat(json().at("/pipelines/0/runs/unread").asText())
                .isEqualTo("there is no state machine lakewarden-stage-billing in the account; deploy it");
    }

    @Test
    void tellsHowFarTheAccountHasDrifted() {
        LakeStandIn lake = DeployedLake.on(aws, Path.of(".."), "stage", LocalDate.now());
        lake.table("gold", "copy", "somebody", Json.object().arrayNode());

        assertThat(execute("status", "--env", "stage")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Lake Formation against the definition\n"
                        + "  2 differences; ./lakewarden access verify --env stage tells them\n");

        aws.gate((action, number) -> action.equals("ListResources")
                ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                : Optional.empty());
        assertThat(execute("status", "--env", "stage", "--administrator", DeployedLake.OPERATOR))
                .as(err.toString())
                .isZero();
        String why = "Cannot read registered locations: " + AwsStandIn.CALLER
                + " may not (No); sign in as somebody who may, as docs/live-account.md lists";
        assertThat(out.toString())
                .contains("  1 differences, 1 parts unread; ./lakewarden access verify --env stage tells them\n")
                .contains("\n  " + why + "\n");

        assertThat(execute("status", "--env", "stage", "--json")).isZero();
        assertThat(json().path("drift"))
                .isEqualTo(Json.read("{\"none\":false,\"differences\":2,\"partsUnread\":[{\"area\":\"registered"
                        + " locations\",\"why\":\"" + why + "\"}]}"));
    }

    @Test
    void printsWhatElseThereIsBeforeLakeFormationHasAnswered() {
        account.over(MACHINE, DAY, "SUCCEEDED", START, START.plusSeconds(60), INPUT);
        DeployedLake.on(aws, Path.of(".."), "stage", LocalDate.now());
        List<String> before = new ArrayList<>();
        aws.gate((action, number) -> {
            if (action.equals("GetDataLakeSettings")) {
                before.add(out.toString());
            }

            return Optional.empty();
        });

        assertThat(execute("status", "--env", "stage", "--administrator", DeployedLake.OPERATOR))
                .as(err.toString())
                .isZero();
        assertThat(before).hasSize(1);
        assertThat(out.toString())
                .isEqualTo(before.get(0) + "\nLake Formation against the definition\n  no drift\n")
                .containsPattern("billing +2026-03-01 +2026-03-01 +SUCCEEDED");
    }

    @Test
    void leavesLakeFormationOutWhereThatIsAskedFor() {
        account.over(MACHINE, DAY, "SUCCEEDED", START, START.plusSeconds(60), INPUT);

        assertThat(execute("status", "--env", "stage", "--without-drift"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .containsPattern("billing +2026-03-01 +2026-03-01 +SUCCEEDED")
                .endsWith(
                        """

                        Lake Formation against the definition
                          unread

                        unread, since
                          it was left out with --without-drift
                        """);
        assertThat(aws.calls()).doesNotContain("GetDataLakeSettings", "GetResourceLFTags", "ListPermissions");

        assertThat(execute("status", "--env", "stage", "--without-drift", "--json"))
                .isZero();
        assertThat(json().path("drift")).isEqualTo(Json.read("{\"unread\":\"it was left out with --without-drift\"}"));
    }

    @Test
    void whoMayNotReadLakeFormationReadsTheRest() {
        account.over(MACHINE, DAY, "SUCCEEDED", START, START.plusSeconds(60), INPUT);
        DeployedLake.on(aws, Path.of(".."), "stage", LocalDate.now());
        aws.gate((action, number) ->
                action.matches("Get(DataLake|Resource|Database|Table).*|List(Resources|LFTags|Perm.*)")
                        ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                        : Optional.empty());

        assertThat(execute("status", "--env", "stage")).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("billing +2026-03-01 +2026-03-01 +SUCCEEDED")
                .containsPattern(
                        "  0 differences, \\d+ parts unread; ./lakewarden access verify --env stage tells them\n")
                .contains("\n  Cannot read grants: " + AwsStandIn.CALLER + " may not (No); ");
    }

    @Test
    void tellsHowOldThePoliciesOfASharedClusterAre() throws IOException {
        aws.account("333333333333");
        Instant now = Instant.now();
        account.cluster("j-1", "lakewarden-prod-endpoint", "WAITING", now.minusSeconds(90_030), OF_PROD)
                .put("SecurityConfiguration", "pem");
        account.securityConfiguration(
                "pem",
                "{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true,\"InTransitEncryptionConfiguration\":"
                        + "{\"TLSCertificateConfiguration\":{\"CertificateProviderType\":\"PEM\",\"S3Object\":"
                        + "\"s3://certificates/prod.zip\"}}}}");
        account.step("j-1", "s-1", POLICIES, "COMPLETED", now.minusSeconds(80_000), now.minusSeconds(7230));
        account.step("j-1", "s-2", POLICIES, "FAILED", now.minusSeconds(600), now.minusSeconds(300));
        assertThat(Path.of("../infra/src/test/resources/golden/comprehensive-prod/compute.json"))
                .content()
                .contains("\"Name\" : \"" + POLICIES + "\"");

        assertThat(execute("status", "--env", "prod")).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("endpoint +j-1 +WAITING +1 d 1 h +unread")
                .contains("  its SQL endpoint is one application that never ends, and its users' work is no step\n")
                .containsPattern("endpoint +policies +2 h 0 min old")
                .containsPattern("endpoint +certificates +unread")
                .containsPattern("endpoint +secret prod/endpoint/kdc-admin +unread")
                .containsPattern("endpoint +Install the policies +s-2 +FAILED")
                .contains("  the certificates are in s3://certificates/prod.zip, which EMR does not look into here\n")
                .contains("  Cannot look at the secret prod/endpoint/kdc-admin: ");
    }

    @Test
    void tellsTheAgeOfTheSecretThatASharedClusterWasMadeWith() {
        aws.account("333333333333");
        Instant now = Instant.now();
        account.cluster("j-1", "lakewarden-prod-endpoint", "WAITING", now.minusSeconds(90_030), OF_PROD);

        assertThat(secret(now.minus(Duration.ofDays(10)), secret -> {}))
                .endsWith("changed 10 d 0 h ago, nothing rotates it");
        assertThat(json().at("/clusters/0/secrets/0/secret").asText()).isEqualTo("prod/endpoint/kdc-admin");
        assertThat(json().at("/clusters/0/secrets/0/state/isOld").asBoolean(true))
                .isFalse();

        assertThat(secret(now.minus(Duration.ofDays(181)), secret -> {}))
                .endsWith("changed 181 d 0 h ago: too long, nothing rotates it");
        assertThat(json().at("/clusters/0/secrets/0/state/isOld").asBoolean()).isTrue();
        assertThat(secret(now.minus(Duration.ofDays(181)), secret -> secret.put("RotationEnabled", true)
                        .put("NextRotationDate", now.plusSeconds(86_430).getEpochSecond())))
                .endsWith("changed 181 d 0 h ago, rotates in 1 d 0 h");
        assertThat(secret(now.minus(Duration.ofDays(181)), secret -> secret.put("RotationEnabled", true)
                        .put("NextRotationDate", now.minusSeconds(7230).getEpochSecond())))
                .endsWith("changed 181 d 0 h ago, rotation 2 h 0 min late");
        assertThat(secret(now.minusSeconds(630), secret -> {}))
                .endsWith("changed 10 min ago, after the cluster had read it");
        assertThat(json().at("/clusters/0/secrets/0/state/isNewer").asBoolean()).isTrue();
        assertThat(secret(now, secret -> secret.put("DeletedDate", START.getEpochSecond())))
                .endsWith("deleted 2026-03-02T06:00:00Z");

        aws.gate((action, number) -> action.equals("DescribeSecret")
                ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                : Optional.empty());
        assertThat(execute("status", "--env", "prod", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().at("/clusters/0/secrets/0/state/unread").asText())
                .isEqualTo("Cannot look at the secret prod/endpoint/kdc-admin: "
                        + AwsStandIn.CALLER.replace(AwsStandIn.ACCOUNT, "333333333333")
                        + " may not (No); sign in as somebody who may, as docs/live-account.md lists");
    }

    /** What is told of it as text; asked for once more as JSON. */
    private String secret(Instant changed, Consumer<ObjectNode> more) {
        aws.on("DescribeSecret", request -> {
            assertThat(request.path("SecretId").asText()).isEqualTo("prod/endpoint/kdc-admin");
            ObjectNode secret = AwsStandIn.nothing().put("LastChangedDate", changed.getEpochSecond());
            more.accept(secret);
            return secret;
        });
        assertThat(execute("status", "--env", "prod")).as(err.toString()).isZero();
        String told = out.toString()
                .lines()
                .filter(line -> line.contains("secret prod/endpoint/kdc-admin"))
                .findFirst()
                .orElseThrow();
        assertThat(execute("status", "--env", "prod", "--json"))
                .as(err.toString())
                .isZero();
        return told.strip();
    }

    @Test
    void scalesWithinTheDefinitionOnlyAndShowsThePriceFirst() {
        aws.account("333333333333");
        account.cluster("j-1", "lakewarden-prod-analysts", "WAITING", Instant.now(), OF_PROD);
        account.cluster("j-2", "lakewarden-prod-endpoint", "WAITING", Instant.now(), OF_PROD);
        account.instance("j-1", "MASTER", "m6g.xlarge", "ON_DEMAND", Instant.now());
        for (int node = 0; node < 3; node++) {
            account.instance("j-1", "CORE", "r6g.2xlarge", "ON_DEMAND", Instant.now());
        }

        assertFails(
                1,
                "Cannot scale analysts to 13 nodes: the definition lets it have 3 to 12; change its scaling in"
                        + " platform/environments/prod.yaml and deploy",
                "scale",
                "analysts",
                "--nodes",
                "13",
                "--env",
                "prod");
        assertFails(
                1,
                "Cannot scale endpoint: the definition gives it no room to scale; add scaling to it in"
                        + " platform/environments/prod.yaml and deploy",
                "scale",
                "endpoint",
                "--nodes",
                "4",
                "--env",
                "prod");
        assertFails(
                1,
                "Cannot scale billing: no such cluster is up in prod; there is analysts, endpoint",
                "scale",
                "billing",
                "--nodes",
                "4",
                "--env",
                "prod");

        assertThat(execute("scale", "analysts", "--nodes", "6", "--env", "prod"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .containsPattern("analysts \\(j-1\\): 3 core and task nodes now, then 6\n"
                        + "EMR's limits: none now, then 6 to 6\n"
                        + "USD an hour: \\d\\.\\d\\d now, then at most \\d\\.\\d\\d, with prices of \\S+\n"
                        + "Nothing was changed; add --yes to do it\n");
        assertThat(account.scaling("j-1")).isEmpty();

        assertThat(execute("scale", "analysts", "--nodes", "6", "--env", "prod", "--yes", "--json"))
                .isZero();
        assertThat(account.scaling("j-1").path("ComputeLimits"))
                .isEqualTo(Json.read(
                        "{\"UnitType\":\"InstanceFleetUnits\",\"MinimumCapacityUnits\":6,\"MaximumCapacityUnits\":6,"
                                + "\"MaximumOnDemandCapacityUnits\":6,\"MaximumCoreCapacityUnits\":3}"));
        assertThat(json().path("usdPerHourThen").asDouble())
                .isGreaterThan(json().path("usdPerHourNow").asDouble());

        assertThat(execute("scale", "analysts", "--as-defined", "--env", "prod", "--yes"))
                .isZero();
        assertThat(out.toString()).contains("EMR's limits: 6 to 6 now, then 3 to 12\n");
        assertThat(account.scaling("j-1")
                        .at("/ComputeLimits/MaximumCapacityUnits")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void saysWhereTheLogsOfAnExecutionAre() {
        account.over(MACHINE, "run", "FAILED", START, START.plusSeconds(60), "{}");
        account.cluster("j-1", "billing-stage-run", "TERMINATED", START, OF_STAGE);
        account.step("j-1", "s-1", "ingest", "FAILED", START, START.plusSeconds(30));

        assertThat(execute("logs", "billing", "--env", "stage"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        execution run, FAILED: log group /lakewarden-stage/executions/billing
                          aws logs tail /lakewarden-stage/executions/billing --region eu-west-1 --since 2026-03-02T06:00:00Z --filter-pattern '"run"'
                        cluster j-1, TERMINATED: s3://logs/emr/billing-stage-run/j-1/
                          drivers and executors: s3://logs/emr/billing-stage-run/j-1/containers/
                        step ingest s-1, FAILED
                          aws s3 cp s3://logs/emr/billing-stage-run/j-1/steps/s-1/stderr.gz - | gunzip
                        """);
    }

    private static Map<String, String> tagsOf(String execution) {
        return Map.of(
                "lakewarden:environment",
                "stage",
                "lakewarden:pipeline",
                "billing",
                "lakewarden:execution",
                "arn:aws:states:eu-west-1:222222222222:execution:" + MACHINE + ":" + execution);
    }

    private void assertFails(int exitCode, String message, String... words) {
        assertThat(execute(words)).isEqualTo(exitCode);
        assertThat(err.toString()).endsWith("lakewarden: " + message + "\n");
    }

    private JsonNode json() {
        return Json.read(out.toString());
    }

    private int execute(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(
                Stream.concat(Stream.of(words), Stream.of("--dir", "..")).toArray(String[]::new));
    }
}
