package io.lakewarden.account.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.LiveNode.Role;
import io.lakewarden.account.runs.ScalingLimits.Unit;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.model.cluster.ManagedScaling;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final Instant NOW = StandInRuns.NOW;
    private static final String ENVIRONMENT = "lakewarden:environment";

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns account = new StandInRuns(aws);
    private final AwsSession session = LiveAccount.open(aws);
    private final Clusters clusters = new Clusters(session);

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    void findsThoseOfAnEnvironmentThatAreUpOnEveryPage() {
        cluster("j-3", "c", "WAITING", "stage");
        cluster("j-1", "a", "RUNNING", "stage");
        cluster("j-2", "b", "RUNNING", "prod");
        cluster("j-4", "d", "TERMINATED", "stage");
        cluster("j-5", "e", "STARTING", "stage");

        assertThat(clusters.up(ENVIRONMENT, "stage"))
                .extracting(LiveCluster::id)
                .containsExactly("j-1", "j-3", "j-5");
        assertThat(clusters.up(ENVIRONMENT, "dev")).isEmpty();
    }

    @Test
    void findsTheClusterOfAnExecutionThoughItIsGone() {
        cluster("j-1", "billing-stage-2026-03-01", "TERMINATED", "stage");
        cluster("j-2", "billing-stage-2026-03-02", "RUNNING", "stage");

        assertThat(clusters.named("billing-stage-2026-03-01", NOW.minusSeconds(7200)))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("j-1"));
        assertThat(clusters.named("billing-stage-2026-03-01", NOW)).isEmpty();
    }

    @Test
    void knowsWhereTheLogsAre() {
        cluster("j-1", "a", "RUNNING", "stage");
        account.step("j-1", "s-1", "clean", "FAILED", NOW.minusSeconds(60), NOW.minusSeconds(30))
                .withObject("/Status/FailureDetails")
                .put("Reason", "Unknown Error")
                .put("Message", "exit 1");

        LiveCluster cluster = clusters.up(ENVIRONMENT, "stage").get(0);
        LiveStep step = clusters.steps("j-1").get(0);

        assertThat(cluster.logs()).contains("s3://logs/emr/a/j-1/");
        assertThat(cluster.logs(step)).contains("s3://logs/emr/a/j-1/steps/s-1/");
        assertThat(step.failure()).contains("Unknown Error: exit 1");
    }

    @Test
    void tellsStepsInTheOrderOfTheirSubmission() {
        cluster("j-1", "a", "RUNNING", "stage");
        account.step("j-1", "s-3", "publish", "PENDING", NOW, NOW);
        account.step("j-1", "s-2", "clean", "RUNNING", NOW.minusSeconds(60), NOW.minusSeconds(60));
        account.step("j-1", "s-1", "ingest", "COMPLETED", NOW.minusSeconds(120), NOW.minusSeconds(60));

        assertThat(clusters.steps("j-1"))
                .extracting(LiveStep::name, LiveStep::isOpen, LiveStep::hasSucceeded)
                .containsExactly(
                        tuple("ingest", false, true), tuple("clean", true, false), tuple("publish", true, false));
    }

    @Test
    void knowsEveryNodeItHasOrHad() {
        cluster("j-1", "a", "RUNNING", "stage");
        account.instance("j-1", "TASK", "r6g.xlarge", "SPOT", NOW.minusSeconds(600))
                .withObject("/Status/Timeline")
                .put("EndDateTime", NOW.minusSeconds(300).getEpochSecond());
        for (int i = 0; i < 3; i++) {
            account.instance("j-1", "CORE", "r6g.xlarge", "ON_DEMAND", NOW.minusSeconds(900));
        }

        account.instance("j-1", "MASTER", "m6g.xlarge", "ON_DEMAND", NOW.minusSeconds(900));

        assertThat(clusters.nodes(clusters.up(ENVIRONMENT, "stage").get(0)))
                .extracting(LiveNode::role, LiveNode::isSpot, LiveNode::isUp, node -> node.lived(NOW))
                .containsExactly(
                        tuple(Role.MASTER, false, true, Duration.ofMinutes(15)),
                        tuple(Role.CORE, false, true, Duration.ofMinutes(15)),
                        tuple(Role.CORE, false, true, Duration.ofMinutes(15)),
                        tuple(Role.CORE, false, true, Duration.ofMinutes(15)),
                        tuple(Role.TASK, true, false, Duration.ofMinutes(5)));
    }

    @Test
    void setsTheLimitsOfScaling() {
        cluster("j-1", "a", "RUNNING", "stage");
        assertThat(clusters.scaling("j-1")).isEmpty();

        ScalingLimits limits = new ScalingLimits(Unit.INSTANCE_FLEET_UNITS, new ManagedScaling(4, 4, 3, 4));
        clusters.scale("j-1", limits);

        assertThat(clusters.scaling("j-1")).contains(limits);
    }

    private void cluster(String id, String name, String state, String environment) {
        account.cluster(id, name, state, NOW.minusSeconds(3600), Map.of(ENVIRONMENT, environment));
    }
}
