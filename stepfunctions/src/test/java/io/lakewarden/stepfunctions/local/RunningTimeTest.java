package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine that tells CloudWatch, on an execution that has begun. */
class RunningTimeTest {
    private static final StateMachine MACHINE =
            StateMachineJson.read(StateMachineJson.toJson(MetricsCompiler.compile("lakewarden-dev", "dev")));
    private static final Instant START = Instant.parse("2026-01-07T02:30:00Z");
    private static final String ARN = "arn:aws:states:eu-west-1:111111111111:execution:lakewarden-dev-billing:one";

    private final Services services = new Services();

    @Test
    void anExecutionThatHasEndedInTimeIsNotToldOf() {
        services.states = List.of("SUCCEEDED");

        Execution execution = watch();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).isEmpty();
        assertThat(Duration.between(START, execution.stop())).isEqualTo(Duration.ofMinutes(72));
    }

    @Test
    void oneThatRunsIsToldOfUntilItEnds() {
        services.states = List.of("RUNNING", "RUNNING", "FAILED");

        Execution execution = watch();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).extracting(JsonNode::toString).containsExactly(told(4320), told(4560));
        assertThat(Duration.between(START, execution.stop())).isEqualTo(Duration.ofMinutes(72 + 2 * 4));
    }

    private static String told(int seconds) {
        return "{\"Namespace\":\"Lakewarden\",\"MetricData\":[{\"MetricName\":\"RunningSeconds\","
                + "\"Dimensions\":[{\"Name\":\"environment\",\"Value\":\"lakewarden-dev\"},"
                + "{\"Name\":\"pipeline\",\"Value\":\"billing\"}],\"Unit\":\"Seconds\",\"Value\":" + seconds + "}]}";
    }

    @Test
    void failsAloudWhereStepFunctionsDoesNotAnswer() {
        Execution execution = watch();

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("Sfn.SfnException");
    }

    private Execution watch() {
        return new Interpreter(services, ExecutionListener.NONE)
                .run(
                        MACHINE,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("execution", ARN)
                                .put("pipeline", "billing")
                                .put("seconds", 72 * 60),
                        new ExecutionName("lakewarden-dev.metrics", "one"),
                        START);
    }

    /** The answers of Step Functions one after the other, and what CloudWatch was told. */
    private static final class Services implements TaskPort {
        private final List<JsonNode> told = new ArrayList<>();
        private List<String> states = List.of();
        private int looks;

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) {
            return switch (resource) {
                case "arn:aws:states:::aws-sdk:sfn:describeExecution" -> looked(parameters);
                case "arn:aws:states:::aws-sdk:cloudwatch:putMetricData" -> {
                    told.add(parameters);
                    yield new TaskOutcome.Succeeded(JsonNodeFactory.instance.objectNode(), Duration.ZERO);
                }
                default -> throw new IllegalArgumentException("Cannot call " + resource);
            };
        }

        private TaskOutcome looked(JsonNode parameters) {
            assertThat(parameters).hasToString("{\"ExecutionArn\":\"" + ARN + "\"}");
            if (looks == states.size()) {
                return new TaskOutcome.Failed("Sfn.SfnException", "Rate exceeded", Duration.ZERO);
            }

            return new TaskOutcome.Succeeded(
                    JsonNodeFactory.instance.objectNode().put("Status", states.get(looks++)), Duration.ZERO);
        }
    }
}
