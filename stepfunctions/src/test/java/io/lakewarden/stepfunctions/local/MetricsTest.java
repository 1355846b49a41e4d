package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine that tells CloudWatch the numbers of a run, on a bucket with one file. */
class MetricsTest {
    private static final StateMachine MACHINE =
            StateMachineJson.read(StateMachineJson.toJson(MetricsCompiler.compile("lakewarden-dev", "dev")));
    private static final String KEY = "records/billing/billing/2026-01-06/conform-invoices.numbers.json";

    private final Services services = new Services();

    @Test
    void tellsTheNumbersByEnvironmentPipelineAndJob() {
        services.body = numbers().toJson();

        assertThat(tell().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(services.told).singleElement().satisfies(told -> {
            assertThat(told.path("Namespace").asText()).isEqualTo("Lakewarden");
            assertThat(told.path("MetricData"))
                    .extracting(datum -> datum.path("MetricName").asText() + "="
                            + datum.path("Value").asLong())
                    .containsExactly(
                            "FreshnessSeconds=10200",
                            "InstanceSeconds=1400",
                            "RowsDuplicate=5",
                            "RowsIn=300",
                            "RowsOut=285",
                            "RowsQuarantined=10",
                            "Seconds=350");
            assertThat(told.path("MetricData"))
                    .extracting(datum -> datum.path("Unit").asText())
                    .containsExactly("Seconds", "Seconds", "Count", "Count", "Count", "Count", "Seconds");
            assertThat(told.path("MetricData")).allSatisfy(datum -> assertThat(datum.path("Dimensions"))
                    .extracting(JsonNode::toString)
                    .containsExactly(
                            "{\"Name\":\"environment\",\"Value\":\"lakewarden-dev\"}",
                            "{\"Name\":\"job\",\"Value\":\"conform-invoices\"}",
                            "{\"Name\":\"pipeline\",\"Value\":\"billing\"}"));
        });
    }

    @Test
    void itsOutputIsWhatItTold() {
        services.body = numbers().toJson();

        assertThat(tell().output().orElseThrow())
                .hasToString(
                        "{\"environment\":\"lakewarden-dev\",\"pipeline\":\"billing\",\"job\":\"conform-invoices\","
                                + "\"date\":\"2026-01-06\",\"freshnessSeconds\":10200,\"instanceSeconds\":1400,"
                                + "\"duplicates\":5,\"rowsIn\":300,\"rowsOut\":285,\"quarantined\":10,\"seconds\":350}");
    }

    @Test
    void readsAgainWhereTheFileIsJustReplaced() {
        services.body = numbers().toJson();
        services.refusals = 3;

        assertThat(tell().status()).isEqualTo(Execution.Status.SUCCEEDED);
    }

    @Test
    void failsAloudWhereTheFileHasNoNumbers() {
        services.body = "{\"rowsIn\":";

        Execution execution = tell();

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("States.IntrinsicFailure");
        assertThat(services.told).isEmpty();
    }

    @Test
    void failsAloudWhereTheFileStaysAway() {
        services.refusals = 100;

        Execution execution = tell();

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("S3.NoSuchKeyException");
    }

    private static RunNumbers numbers() {
        return new RunNumbers("conform-invoices", "2026-01-06", 300, 285, 10, 5, 350, 1400, 10200);
    }

    private Execution tell() {
        return new Interpreter(services, ExecutionListener.NONE)
                .run(
                        MACHINE,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("bucket", "lakewarden-dev-logs")
                                .put("key", KEY),
                        new ExecutionName("lakewarden-dev.metrics", "one"),
                        Instant.parse("2026-01-07T02:50:00Z"));
    }

    /** S3's answer about the file, and what CloudWatch was told. */
    private static final class Services implements TaskPort {
        private final List<JsonNode> told = new ArrayList<>();
        private String body = "";
        private int refusals;

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) {
            if (refusals > 0) {
                refusals--;
                return new TaskOutcome.Failed(
                        "S3.NoSuchKeyException", "The specified key does not exist.", Duration.ofSeconds(1));
            }

            return new TaskOutcome.Succeeded(
                    switch (resource) {
                        case "arn:aws:states:::aws-sdk:s3:getObject" -> object(parameters);
                        case "arn:aws:states:::aws-sdk:cloudwatch:putMetricData" -> put(parameters);
                        default -> throw new IllegalArgumentException("Cannot call " + resource);
                    },
                    Duration.ofSeconds(1));
        }

        private JsonNode object(JsonNode parameters) {
            assertThat(parameters.path("Bucket").asText()).isEqualTo("lakewarden-dev-logs");
            assertThat(parameters.path("Key").asText()).isEqualTo(KEY);
            return JsonNodeFactory.instance.objectNode().put("Body", body).put("ContentLength", body.length());
        }

        private JsonNode put(JsonNode parameters) {
            told.add(parameters);
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
