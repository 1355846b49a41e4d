package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same machine, on a cluster that has started. */
class ClusterAgeTest {
    private static final StateMachine MACHINE =
            StateMachineJson.read(StateMachineJson.toJson(MetricsCompiler.compile("lakewarden-dev", "dev")));
    private static final Instant START = Instant.parse("2026-01-07T02:31:00Z");

    private final Services services = new Services();

    @Test
    void aClusterThatIsGoneWhenItWouldBeOldIsNotToldOf() {
        services.states = List.of("TERMINATED");

        assertThat(watch().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).isEmpty();
    }

    @Test
    void oneThatIsUpIsToldOfUntilItIsGone() {
        services.states = List.of("RUNNING", "WAITING", "TERMINATING");

        Execution execution = watch();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).hasSize(2).allSatisfy(told -> assertThat(told)
                .hasToString("{\"Namespace\":\"Lakewarden\",\"MetricData\":[{\"MetricName\":\"ClusterTooOld\","
                        + "\"Dimensions\":[{\"Name\":\"environment\",\"Value\":\"lakewarden-dev\"},"
                        + "{\"Name\":\"pipeline\",\"Value\":\"billing\"}],\"Unit\":\"Count\",\"Value\":1}]}"));
        assertThat(Duration.between(START, execution.stop())).isEqualTo(Duration.ofMinutes(135 + 2 * 4));
    }

    @Test
    void oneInAStateThatNobodyKnowsCountsAsUp() {
        services.states = List.of("SUSPENDED", "TERMINATED_WITH_ERRORS");

        watch();

        assertThat(services.told).hasSize(1);
    }

    @Test
    void anotherEnvironmentsClusterThatIsCalledAlikeIsNotToldOf() {
        services.states = List.of("RUNNING");
        services.tag = "dev-2";

        assertThat(watch().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).isEmpty();
    }

    @Test
    void failsAloudWhereEmrDoesNotAnswer() {
        Execution execution = watch();

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("Emr.EmrException");
    }

    private Execution watch() {
        return new Interpreter(services, ExecutionListener.NONE)
                .run(
                        MACHINE,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("cluster", "j-1")
                                .put("pipeline", "billing")
                                .put("seconds", 135 * 60),
                        new ExecutionName("lakewarden-dev.metrics", "one"),
                        START);
    }

    /** EMR's answers one after the other, and what CloudWatch was told. */
    private static final class Services implements TaskPort {
        private final List<JsonNode> told = new ArrayList<>();
        private List<String> states = List.of();
        private String tag = "dev";
        private int looks;

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) {
            return switch (resource) {
                case "arn:aws:states:::aws-sdk:emr:describeCluster" -> looked(parameters);
                case "arn:aws:states:::aws-sdk:cloudwatch:putMetricData" -> {
                    told.add(parameters);
                    yield new TaskOutcome.Succeeded(JsonNodeFactory.instance.objectNode(), Duration.ZERO);
                }
                default -> throw new IllegalArgumentException("Cannot call " + resource);
            };
        }

        private TaskOutcome looked(JsonNode parameters) {
            assertThat(parameters).hasToString("{\"ClusterId\":\"j-1\"}");
            if (looks == states.size()) {
                return new TaskOutcome.Failed("Emr.EmrException", "Rate exceeded", Duration.ZERO);
            }

            ObjectNode cluster = JsonNodeFactory.instance.objectNode();
            cluster.putObject("Status").put("State", states.get(looks++));
            cluster.putArray("Tags")
                    .addObject()
                    .put("Key", "lakewarden:environment")
                    .put("Value", tag);
            return new TaskOutcome.Succeeded(
                    JsonNodeFactory.instance.objectNode().set("Cluster", cluster), Duration.ZERO);
        }
    }
}
