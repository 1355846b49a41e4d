package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.CleanupCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The machine that cleans up, on an account with a page of two clusters at a time. */
class CleanupTest {
    private static final StateMachine MACHINE =
            StateMachineJson.read(StateMachineJson.toJson(CleanupCompiler.compile()));
    private static final String ABORTED = "arn:aws:states:eu-west-1:111111111111:execution:lakewarden-dev-billing:one";
    private static final String ANOTHER = ABORTED + "-more";

    private final Clusters account = new Clusters();

    @Test
    void endsTheClusterOfTheExecutionAndNoOther() {
        account.up("j-other", ANOTHER).up("j-left", ABORTED);

        assertThat(cleanUp().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(account.terminated).containsExactly("j-left");
    }

    @Test
    void leavesClustersWithoutTheTag() {
        account.up("j-somebody-elses", "");

        assertThat(cleanUp().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(account.terminated).isEmpty();
    }

    @Test
    void looksAtEveryPage() {
        account.up("j-1", ANOTHER)
                .up("j-2", "")
                .up("j-3", ANOTHER)
                .up("j-4", "")
                .up("j-5", ABORTED);

        assertThat(cleanUp().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(account.terminated).containsExactly("j-5");
    }

    @Test
    void endsBothWhereACreationWasTriedTwice() {
        account.up("j-first", ABORTED).up("j-second", ABORTED);

        cleanUp();

        assertThat(account.terminated).containsExactly("j-first", "j-second");
    }

    @Test
    void asksAgainWhereEmrIsBusy() {
        account.up("j-left", ABORTED).busyFor(3);

        assertThat(cleanUp().status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(account.terminated).containsExactly("j-left");
    }

    @Test
    void failsAloudWhereEmrDoesNotAnswer() {
        account.up("j-left", ABORTED).busyFor(100);

        Execution execution = cleanUp();

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.cause()).isEqualTo("Rate exceeded");
    }

    @Test
    void nothingIsUp() {
        Execution execution = cleanUp();

        assertThat(execution.statesEntered())
                .containsExactly(
                        "Wait for clusters that were just asked for",
                        "List the clusters that are up",
                        "Look at each",
                        "Are there more?",
                        "Everything is looked at");
    }

    private Execution cleanUp() {
        return new Interpreter(account, ExecutionListener.NONE)
                .run(
                        MACHINE,
                        JsonNodeFactory.instance.objectNode().put("execution", ABORTED),
                        new ExecutionName("lakewarden-dev.cleanup", "one"),
                        Instant.parse("2011-03-22T02:30:00Z"));
    }

    /** EMR's answers about the clusters of an account. */
    private static final class Clusters implements TaskPort {
        private static final int PAGE = 2;

        private final Map<String, String> executionById = new TreeMap<>();
        private final List<String> terminated = new ArrayList<>();
        private int refusals;

        Clusters up(String id, String execution) {
            executionById.put(id, execution);
            return this;
        }

        void busyFor(int calls) {
            refusals = calls;
        }

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) {
            if (refusals > 0) {
                refusals--;
                return new TaskOutcome.Failed("Emr.EmrException", "Rate exceeded", Duration.ofSeconds(1));
            }

            return new TaskOutcome.Succeeded(
                    switch (resource) {
                        case "arn:aws:states:::aws-sdk:emr:listClusters" -> page(parameters);
                        case "arn:aws:states:::aws-sdk:emr:describeCluster" -> described(parameters);
                        case "arn:aws:states:::aws-sdk:emr:terminateJobFlows" -> terminate(parameters);
                        default -> throw new IllegalArgumentException("Cannot call " + resource);
                    },
                    Duration.ofSeconds(1));
        }

        private JsonNode page(JsonNode parameters) {
            int from = parameters.path("Marker").asInt(0);
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("Clusters");
            executionById.keySet().stream().skip(from).limit(PAGE).forEach(id -> page.withArray("Clusters")
                    .addObject()
                    .put("Id", id));
            if (from + PAGE < executionById.size()) {
                page.put("Marker", String.valueOf(from + PAGE));
            }

            return page;
        }

        private JsonNode described(JsonNode parameters) {
            String id = parameters.path("ClusterId").asText();
            ObjectNode cluster = JsonNodeFactory.instance.objectNode();
            ObjectNode inner = cluster.putObject("Cluster").put("Id", id);
            inner.putArray("Tags").addObject().put("Key", "team").put("Value", "data");
            if (!executionById.get(id).isEmpty()) {
                inner.withArray("Tags")
                        .addObject()
                        .put("Key", "lakewarden:execution")
                        .put("Value", executionById.get(id));
            }

            return cluster;
        }

        private JsonNode terminate(JsonNode parameters) {
            parameters.path("JobFlowIds").forEach(id -> terminated.add(id.asText()));
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
