package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.cli.console.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is ended that executions left, and what is not; and which day is not run again. */
class LeftClustersTest {
    private static final String MACHINE = "lakewarden-stage-billing";
    private static final String ARN = "arn:aws:states:eu-west-1:222222222222:execution:" + MACHINE + ":";
    private static final Instant START = StandInRuns.NOW;
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
    void endsWhatAnExecutionLeftAndNothingThatWorks() {
        account.over(MACHINE, "failed", "FAILED", START, START, "{}");
        account.execution(MACHINE, "replay", "RUNNING", START, "{}");
        clusters();

        assertThat(execute("stop", "--left", "--env", "stage"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        cluster j-left, billing-stage-failed, RUNNING: its execution failed is over: FAILED
                        cluster j-old, billing-stage-old, WAITING: Step Functions does not know its execution %sold any more; it is left alone: if nobody needs it, aws emr terminate-clusters --cluster-ids j-old
                        nothing was done; --yes ends them
                        """
                                .formatted(ARN));
        assertThat(states()).containsExactly("RUNNING", "RUNNING", "WAITING", "WAITING", "WAITING");

        assertThat(execute("stop", "--left", "--env", "stage", "--yes", "--json"))
                .isZero();
        assertThat(states()).containsExactly("TERMINATED", "RUNNING", "WAITING", "WAITING", "WAITING");
        assertThat(Json.read(out.toString()).path("clusters"))
                .isEqualTo(Json.read("[{\"id\":\"j-left\",\"name\":\"billing-stage-failed\",\"state\":\"RUNNING\","
                        + "\"execution\":\"" + ARN + "failed\",\"ended\":true,\"status\":\"FAILED\"},"
                        + "{\"id\":\"j-old\",\"name\":\"billing-stage-old\",\"state\":\"WAITING\",\"execution\":\""
                        + ARN
                        + "old\",\"ended\":false}]"));
    }

    private void clusters() {
        account.cluster("j-left", "billing-stage-failed", "RUNNING", START, of("failed"));
        account.cluster("j-works", "billing-stage-replay", "RUNNING", START, of("replay"));
        account.cluster("j-old", "billing-stage-old", "WAITING", START, of("old"));
        account.cluster(
                "j-stays",
                "lakewarden-stage-analysts",
                "WAITING",
                START,
                Map.of("lakewarden:environment", "stage", "lakewarden:platform", "lakewarden"));
        account.cluster("j-other", "billing-stage-theirs", "WAITING", START, Map.of());
    }

    private static Map<String, String> of(String execution) {
        return Map.of(
                "lakewarden:environment",
                "stage",
                "lakewarden:platform",
                "lakewarden",
                "lakewarden:execution",
                ARN + execution);
    }

    private List<String> states() {
        return Stream.of("j-left", "j-works", "j-old", "j-stays", "j-other")
                .map(id -> aws.ask("DescribeCluster", AwsStandIn.nothing().put("ClusterId", id))
                        .at("/Cluster/Status/State")
                        .asText())
                .toList();
    }

    @Test
    void saysWhereNothingIsLeft() {
        account.machine(MACHINE);

        assertThat(execute("stop", "--left", "--env", "stage", "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("no cluster of an execution that is over is up\n");
    }

    @Test
    void askingTwiceIsForWhatIsLeftOnly() {
        assertThat(execute("stop", "billing", "--env", "stage", "--yes")).isEqualTo(2);
        assertThat(err.toString()).endsWith("lakewarden: Invalid --yes: only --left asks for it\n");
        assertThat(execute("stop", "billing", "--left", "--env", "stage")).isEqualTo(2);
        assertThat(execute("stop", "--env", "stage")).isEqualTo(2);
    }

    @Test
    void aDayThatSucceededIsNotRunAgainUnlessThatIsMeant() {
        account.over(MACHINE, "done", "SUCCEEDED", START, START.plusSeconds(60), "{}");
        account.over(MACHINE, "failed", "FAILED", START, START.plusSeconds(60), "{}");

        assertThat(execute("rerun", "done", "--env", "stage", "--unless-succeeded", "--detach"))
                .isZero();
        assertThat(out.toString()).isEqualTo("done has succeeded; nothing was started\n");
        assertThat(account.names()).hasSize(2);

        assertThat(execute("rerun", "failed", "--env", "stage", "--unless-succeeded", "--detach"))
                .isZero();
        assertThat(account.names()).hasSize(3);
    }

    @Test
    void theLogsOfAnExecutionWithoutAClusterNameNone() {
        account.over(MACHINE, "failed", "FAILED", START, START.plusSeconds(60), "{}");

        assertThat(execute("logs", "failed", "--env", "stage", "--json")).isZero();
        assertThat(Json.read(out.toString()).path("clusters")).isEmpty();
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
