package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What an operator asks for at night. */
class RunbookVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void nameTheCheckout() {
        System.setProperty(
                "lakewarden.home", Path.of("").toAbsolutePath().getParent().toString());
    }

    @Test
    void listsThePagesWithWhatTheyAreAbout() {
        assertThat(runbook()).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("execution-failed ", "An execution failed; its day is not published.")
                .containsSubsequence("sla-missed ", "audit-failed ", "change-instance-types ");
    }

    @Test
    void listsThemForAProgram() {
        assertThat(runbook("--json")).isZero();

        JsonNode first = Json.read(out.toString()).at("/runbooks/0");
        assertThat(first.toString())
                .isEqualTo(
                        "{\"name\":\"access-drift\",\"kind\":\"alarm\",\"file\":\"runbooks/access-drift.md\",\"about\":"
                                + "\"Lake Formation has something that the definition does not say, or the other way round.\"}");
    }

    @Test
    void printsAPageAsItIsWritten() {
        assertThat(runbook("execution-failed")).isZero();

        assertThat(out.toString())
                .startsWith("# execution-failed\n")
                .contains("--state-machine-arn ${stateMachineArn}");
    }

    @Test
    void printsAPageWithTheNamesOfAnEnvironment() {
        assertThat(runbook("execution-failed", "--env", "prod"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains(
                        "--state-machine-arn arn:aws:states:eu-west-1:333333333333:stateMachine:lakewarden-prod-billing ")
                .doesNotContain("${");
    }

    @Test
    void anAlarmsWholeNameSaysEnvironmentAndSubject() {
        assertThat(runbook("lakewarden-prod-cluster-idle-analysts", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode page = Json.read(out.toString());
        assertThat(page.path("name").asText()).isEqualTo("cluster-idle");
        assertThat(page.path("env").asText()).isEqualTo("prod");
        assertThat(page.path("text").asText())
                .contains("lakewarden-prod-analysts")
                .doesNotContain("${");
    }

    @Test
    void whatAnAlarmsNameSaysIsNotSaidOtherwise() {
        assertThat(runbook("lakewarden-prod-cluster-idle-analysts", "--env", "dev"))
                .isEqualTo(2);
        assertThat(runbook("lakewarden-prod-cluster-idle-analysts", "--subject", "endpoint"))
                .isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --env: got dev, and the alarm is one of prod; leave it out\n"
                        + "lakewarden: Invalid --subject: got endpoint, and the alarm is of analysts; leave it out\n");
    }

    @Test
    void asksForTheSubjectWhereThereAreSeveral() {
        assertThat(runbook("cluster-nodes-lost", "--env", "prod")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot print cluster-nodes-lost for prod: it is about a cluster that stays, and there is"
                                + " more than one; name it with --subject: analysts, endpoint\n");
    }

    @Test
    void offersAndTakesOnlyWhatThePageIsAbout() {
        for (String page : List.of("kdc-lost", "rotate-secrets", "endpoint-down", "policies-not-installed")) {
            out.getBuffer().setLength(0);
            assertThat(runbook(page, "--env", "prod")).as(err.toString()).isZero();
            assertThat(out.toString()).contains("endpoint").doesNotContain("analysts");
        }

        assertThat(runbook("kdc-lost", "--env", "prod", "--subject", "endpoint"))
                .isZero();
        assertThat(runbook("kdc-lost", "--env", "prod", "--subject", "analysts"))
                .isEqualTo(1);
        assertThat(runbook("cluster-idle", "--env", "prod", "--subject", "endpoint"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot print kdc-lost for prod: it is about a cluster that stays, and analysts is none;"
                                + " name one of endpoint\n"
                                + "lakewarden: Cannot print cluster-idle for prod: it is about a cluster that stays, and endpoint"
                                + " is none; name one of analysts\n");
    }

    @Test
    void refusesAnAlarmThatTheEnvironmentDoesNotHave() {
        assertThat(runbook("lakewarden-prod-endpoint-down-endpoint")).isZero();
        assertThat(runbook("lakewarden-prod-access-drift-lake-formation")).isZero();
        for (String alarm : List.of(
                "lakewarden-prod-endpoint-down-analysts",
                "lakewarden-prod-access-drift-account",
                "lakewarden-dev-cluster-idle-analysts")) {
            assertThat(runbook(alarm)).isEqualTo(1);
        }

        assertThat(err.toString())
                .isEqualTo(
                        """
                        lakewarden: Cannot print lakewarden-prod-endpoint-down-analysts: prod has no such alarm; there is lakewarden-prod-endpoint-down-endpoint
                        lakewarden: Cannot print lakewarden-prod-access-drift-account: prod has no such alarm; there is lakewarden-prod-access-drift-lake-formation
                        lakewarden: Cannot print lakewarden-dev-cluster-idle-analysts: dev has no such alarm; ./lakewarden runbook cluster-idle prints the page as it is written
                        """);
    }

    @Test
    void takesAPageByItsFileTooAndInAnyCase() {
        for (String page : List.of(
                "step-failed.md",
                "failures/step-failed",
                "runbooks/failures/step-failed.md",
                "../failures/step-failed.md#mitigation",
                "./runbooks/failures/step-failed.md",
                "Step-Failed")) {
            out.getBuffer().setLength(0);
            assertThat(runbook(page)).as(page + err).isZero();
            assertThat(out.toString()).startsWith("# step-failed\n");
        }

        assertThat(runbook("runbooks/sla-at-risk.md")).isZero();
        assertThat(runbook("Lakewarden-Prod-SLA-at-Risk-Billing")).isZero();
        assertThat(err.toString()).isEmpty();
        for (String none : List.of("planned/step-failed", "failed", "../../README", "runbooks/README.md", ".md", "")) {
            err.getBuffer().setLength(0);
            assertThat(runbook(none)).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo("lakewarden: Cannot print " + none
                            + ": there is no such runbook; ./lakewarden runbook lists them\n");
        }
    }

    @Test
    void saysInALineWhatIsNotThere() {
        assertThat(runbook("execution-fails")).isEqualTo(1);
        assertThat(runbook("execution-failed", "--env", "local")).isEqualTo(1);
        assertThat(runbook("--env", "prod")).isEqualTo(2);
        assertThat(runbook("cluster-idle", "--subject", "analysts")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot print execution-fails: there is no such runbook; ./lakewarden runbook lists"
                                + " them\n"
                                + "lakewarden: Cannot print for local: it is no environment in an account; name one of dev, prod,"
                                + " stage\n"
                                + "lakewarden: Missing NAME: name the runbook that is about it\n"
                                + "lakewarden: Missing --env: analysts is one of an environment's\n");
    }

    private int runbook(String... words) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(Stream.of("runbook", "--dir", ".."), Stream.of(words))
                .toArray(String[]::new));
    }
}
