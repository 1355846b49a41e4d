package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
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
        assertThat(runbook("cluster-idle", "--env", "prod")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot print cluster-idle for prod: it is about a cluster that stays, and there is"
                                + " more than one; name it with --subject: analysts, endpoint\n");
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
