package io.lakewarden.stepfunctions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Golden;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Retry;
import io.lakewarden.model.cluster.Architecture;
import io.lakewarden.model.cluster.DatadogSite;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.stepfunctions.SamplePlatform;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PipelineCompilerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Metrics DATADOG = new Metrics.Datadog(
            DatadogSite.US1,
            "datadog/api-key",
            Optional.empty(),
            new TreeMap<>(
                    Map.of(Architecture.AARCH64, new Metrics.Datadog.Package("s3://my-artifacts/agent.rpm", "0123"))),
            Optional.of("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"));

    @Test
    void aMinimalPipelineCompilesAsAccepted() throws IOException {
        Golden.check(
                "minimal-prod.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.minimal(), SamplePlatform.prod())));
    }

    @Test
    void billingInProductionCompilesAsAccepted() throws IOException {
        Golden.check(
                "billing-prod.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.prod())));
    }

    @Test
    void billingOnThisMachineCompilesAsAccepted() throws IOException {
        Golden.check(
                "billing-local.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.local())));
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        StateMachine machine = PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.prod());

        assertThat(StateMachineJson.read(StateMachineJson.toJson(machine))).isEqualTo(machine);
    }

    @Test
    void everyTaskHasATimeoutAndEveryTaskOutsideABranchACatch() throws IOException {
        for (JsonNode task : tasks()) {
            assertThat(task.path("TimeoutSeconds").asInt()).as(task.toString()).isPositive();
        }

        for (JsonNode state : machine().path("States")) {
            if (List.of("Task", "Parallel").contains(state.path("Type").asText())) {
                assertThat(state.at("/Catch/0/ErrorEquals/0").asText())
                        .as(state.toString())
                        .isEqualTo("States.ALL");
            }
        }
    }

    @Test
    void everyStepRunsUnderTheServiceAccountsRoleAndLeavesTheClusterRunning() throws IOException {
        assertThat(tasks().stream()
                        .filter(task -> task.path("Resource").asText().contains("addStep")))
                .hasSize(5)
                .allSatisfy(task -> {
                    assertThat(task.at("/Parameters/ExecutionRoleArn").asText()).isEqualTo("${BillingPipelineRoleArn}");
                    assertThat(task.at("/Parameters/Step/ActionOnFailure").asText())
                            .isEqualTo("CONTINUE");
                });
    }

    @Test
    void theClusterIsTransientTaggedAndAsWideAsTheWidestStage() throws IOException {
        JsonNode parameters = machine().at("/States/Create the cluster/Parameters");

        assertThat(parameters.at("/Instances/KeepJobFlowAliveWhenNoSteps").asBoolean())
                .isTrue();
        assertThat(parameters.path("StepConcurrencyLevel").asInt()).isEqualTo(2);
        assertThat(parameters.at("/AutoTerminationPolicy/IdleTimeout").asInt()).isGreaterThanOrEqualTo(900);
        assertThat(parameters.path("VisibleToAllUsers").asBoolean()).isTrue();
        assertThat(parameters.path("SecurityConfiguration").asText()).isEqualTo("${SecurityConfiguration}");
        assertThat(parameters.at("/Tags/0/Key").asText()).isEqualTo("lakewarden:execution");
        assertThat(parameters.at("/Tags/0/Value.$").asText()).isEqualTo("$$.Execution.Id");
    }

    @Test
    void thePlaceholdersAreTheListedOnesAndTheRole() {
        SortedSet<String> expected = keys(List.of(Placeholder.values()));

        SortedSet<String> found = new TreeSet<>(placeholders(new Metrics.Prometheus(Optional.of(9404))));
        found.addAll(placeholders(DATADOG));
        found.add(Placeholder.EVENTS_URI.key());
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void datadogsAgentComesWithTheClusterAndIsToldWhoseItIs() throws IOException {
        JsonNode action = parametersOfCreation(sending(DATADOG)).at("/BootstrapActions/0");

        assertThat(action.path("Name").asText()).isEqualTo("Install Datadog's agent");
        assertThat(action.at("/ScriptBootstrapAction/Path").asText()).isEqualTo("${MetricsScriptUri}");
        assertThat(action.at("/ScriptBootstrapAction/Args"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "/",
                        "--region=eu-west-1",
                        "--secret=datadog/api-key",
                        "--site=datadoghq.com",
                        "--intake=https://metrics.agent.datadoghq.com",
                        "--tag=platform:${Platform}",
                        "--tag=environment:prod",
                        "--tag=cluster:billing",
                        "--tag=pipeline:billing",
                        "--package=aarch64,s3://my-artifacts/agent.rpm,0123");
        assertThat(parametersOfCreation(sending(new Metrics.None())).has("BootstrapActions"))
                .isFalse();
    }

    @Test
    void whatAMachineDoesNotNeedForItsMetricsIsNotAskedFor() {
        List<Placeholder> needed = new ArrayList<>(List.of(Placeholder.values()));
        needed.removeAll(List.of(
                Placeholder.EVENTS_URI,
                Placeholder.METRICS_AGENT_URI,
                Placeholder.METRICS_AGENT_RULES_URI,
                Placeholder.METRICS_SCRIPT_URI));
        assertThat(placeholders(new Metrics.Prometheus(Optional.empty()))).isEqualTo(keys(needed));

        needed.remove(Placeholder.REMOTE_WRITE_URL);
        assertThat(placeholders(new Metrics.None())).isEqualTo(keys(needed));
    }

    private static SortedSet<String> keys(List<Placeholder> placeholders) {
        SortedSet<String> keys = new TreeSet<>(Set.of("BillingPipelineRoleArn"));
        placeholders.forEach(placeholder -> keys.add(placeholder.key()));
        return keys;
    }

    private static JsonNode parametersOfCreation(Environment environment) throws IOException {
        return JSON.readTree(StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), environment)))
                .at("/States/Create the cluster/Parameters");
    }

    private static Set<String> placeholders(Metrics metrics) {
        return Substitutions.names(
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), sending(metrics))));
    }

    private static Environment sending(Metrics metrics) {
        Environment prod = SamplePlatform.prod();
        return new Environment(
                prod.name(),
                prod.description(),
                prod.home(),
                prod.operator(),
                prod.publishing(),
                prod.placements(),
                prod.settings(),
                prod.network(),
                prod.dataRetention(),
                metrics,
                prod.subscribers(),
                prod.clusters());
    }

    @Test
    void aLongPauseBetweenRetriesKeepsTheClusterAlive() throws IOException {
        Pipeline minimal = SamplePlatform.minimal();
        Retry patient = new Retry(3, Duration.ofMinutes(30), 4.0);
        Pipeline pipeline = new Pipeline(
                minimal.name(),
                minimal.description(),
                minimal.runAs(),
                minimal.timeZone(),
                minimal.schedule(),
                minimal.sla(),
                minimal.timeout(),
                List.of(SamplePlatform.step("ingest", "Take the file", "ingest-invoices", List.of(), 30, patient)));

        JsonNode states = JSON.readTree(
                        StateMachineJson.toJson(PipelineCompiler.compile(pipeline, SamplePlatform.prod())))
                .path("States");

        assertThat(states.at("/Take the file/Retry/0/MaxDelaySeconds").asInt()).isEqualTo(7200);
        assertThat(states.at("/Create the cluster/Parameters/AutoTerminationPolicy/IdleTimeout")
                        .asInt())
                .isGreaterThan(7200 + 600);
    }

    @Test
    void theBudgetCountsTheLongestOfEachStage() {
        // Create 30.5, then 30.5, 45.5 and 30.5 minutes, then 15.5 for the termination.
        Budget budget = Budget.of(SamplePlatform.billing());

        assertThat(budget.once()).isEqualTo(Duration.ofMinutes(152).plusSeconds(30));
        assertThat(budget.least()).isEqualTo(Duration.ofMinutes(13));
        assertThat(budget.lag()).isEqualTo(Duration.ofMinutes(20));
        assertThat(budget.worst()).isGreaterThan(budget.once().multipliedBy(2));
    }

    private static JsonNode machine() throws IOException {
        return JSON.readTree(
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.prod())));
    }

    private static List<JsonNode> tasks() throws IOException {
        return machine().findParents("Resource");
    }
}
