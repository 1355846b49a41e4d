package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.Environment;
import io.lakewarden.stepfunctions.SamplePlatform;
import io.lakewarden.stepfunctions.asl.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompiledPipelineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2011-03-22T02:30:00Z");
    private static final StateMachine BILLING = SamplePlatform.filled(SamplePlatform.billing(), SamplePlatform.prod());

    private final FakeEmr emr = new FakeEmr();

    @Test
    void everyStepRunsInItsOrderAndTheSummaryNamesThem() throws JsonProcessingException {
        Execution execution = run("{\"date\": \"2011-03-21\"}");

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(execution.statesEntered())
                .containsExactly(
                        "Was a date given?",
                        "Run the given date",
                        "Create the cluster",
                        "Side by side: ingest, dimensions",
                        "Take the day's file as it came",
                        "Keep the small dimensions as listed",
                        "Type, deduplicate and quarantine",
                        "Side by side: sales, customers",
                        "Publish sales by day",
                        "Publish customers' invoices",
                        "Terminate the cluster",
                        "Summarise");
        assertThat(execution.output().orElseThrow())
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"pipeline": "billing", "moment": "2011-03-21", "clusterId": "j-1",
                                 "records": "value-of-RecordsUri",
                                 "steps": {"ingest": {"StepId": "s-ingest"}, "dimensions": {"StepId": "s-dimensions"},
                                           "conform": {"StepId": "s-conform"}, "sales": {"StepId": "s-sales"},
                                           "customers": {"StepId": "s-customers"}}}
                                """));
    }

    @Test
    void withoutADateTheMomentIsTheExecutionsStart() throws JsonProcessingException {
        Execution execution = run("{}");

        assertThat(execution.statesEntered()).contains("Run yesterday").doesNotContain("Run the given date");
        assertThat(execution.output().orElseThrow().path("moment").asText()).isEqualTo("2011-03-22T02:30:00.000Z");
    }

    @Test
    void aDateThatIsNoDateIsRefusedBeforeAnythingStarts() throws JsonProcessingException {
        for (String input : List.of("{\"date\": 20110321}", "{\"date\": \"\"}", "{\"date\": null}", "{\"date\": {}}")) {
            Execution execution = run(input);

            assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
            assertThat(execution.error()).isEqualTo("InvalidInput");
            assertThat(execution.cause()).contains("{\"date\": \"2011-03-21\"}").contains("nothing was started");
        }

        assertThat(emr.calls()).isEmpty();
    }

    @Test
    void otherFieldsOfTheInputDisturbNothing() throws JsonProcessingException {
        Execution execution = run("{\"stage1\": 5, \"cluster\": [], \"run\": \"x\", \"date\": \"2011-03-21\"}");

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
    }

    @Test
    void aClusterThatIsRefusedIsAskedForAgain() throws JsonProcessingException {
        emr.next("createCluster", new TaskOutcome.Refused("ThrottlingException", "Rate exceeded"));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(emr.calls()).startsWith("createCluster", "createCluster", "ingest");
    }

    @Test
    void aClusterThatNeverComesEndsTheRunWithItsCause() throws JsonProcessingException {
        emr.next("createCluster", FakeEmr.fails("no capacity"), FakeEmr.fails("no capacity"), FakeEmr.fails("really"));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("States.TaskFailed");
        assertThat(execution.cause()).isEqualTo("really");
        assertThat(emr.calls()).containsExactly("createCluster", "createCluster", "createCluster");
    }

    @Test
    void aClusterThatTakesTooLongIsNotAskedForTwice() throws JsonProcessingException {
        emr.next("createCluster", FakeEmr.succeedsAfter(Duration.ofHours(1)));

        Execution execution = run("{}");

        assertThat(execution.error()).isEqualTo("States.Timeout");
        assertThat(emr.calls()).containsExactly("createCluster");
    }

    @Test
    void aStepThatFailsOnceIsTriedAgainAfterItsPause() throws JsonProcessingException {
        emr.next("conform", FakeEmr.fails("a lost node"));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(emr.calls()).filteredOn("conform"::equals).hasSize(2);
        // Create 1, first stage 1, conform 1 + pause 1 + 1, last stage 1, terminate 1 minute.
        assertThat(Duration.between(execution.start(), execution.stop())).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void aStepThatFailsForGoodTerminatesTheClusterAndKeepsItsCause() throws JsonProcessingException {
        emr.next("conform", FakeEmr.fails("bad rows"), FakeEmr.fails("bad rows again"));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(execution.error()).isEqualTo("States.TaskFailed");
        assertThat(execution.cause()).isEqualTo("bad rows again");
        assertThat(emr.calls()).doesNotContain("sales", "customers").endsWith("terminateCluster");
        assertThat(execution.statesEntered()).endsWith("Terminate the cluster after a failure", "The run failed");
    }

    @Test
    void aStepSideBySideThatFailsForGoodEndsTheOthersAndTerminates() throws JsonProcessingException {
        emr.next("sales", FakeEmr.succeedsAfter(Duration.ofMinutes(40)));
        emr.next("customers", FakeEmr.fails("one"), FakeEmr.fails("two"), FakeEmr.fails("three"));

        Execution execution = run("{}");

        assertThat(execution.cause()).isEqualTo("three");
        assertThat(emr.calls()).endsWith("terminateCluster");
        assertThat(execution.history().stream().map(HistoryEvent::type))
                .contains("ParallelStateFailed", "ExecutionFailed");
        // Three minutes of work to here, then 1 + 1 + 1 + 2 + 1 of tries and pauses, then the termination.
        assertThat(Duration.between(execution.start(), execution.stop())).isEqualTo(Duration.ofMinutes(10));
        assertThat(execution.history().stream()
                        .filter(event -> event.type().equals("TaskSucceeded"))
                        .filter(event -> event.timestamp().isAfter(START.plus(Duration.ofMinutes(3)))))
                .as("sales was not seen to succeed")
                .hasSize(1);
    }

    @Test
    void aStepThatTimesOutIsNotTriedAgain() throws JsonProcessingException {
        emr.next("conform", FakeEmr.succeedsAfter(Duration.ofMinutes(70)));

        Execution execution = run("{}");

        assertThat(execution.error()).isEqualTo("States.Timeout");
        assertThat(emr.calls()).filteredOn("conform"::equals).hasSize(1);
        assertThat(emr.calls()).endsWith("terminateCluster");
        assertThat(Stream.of("TaskTimedOut"))
                .isSubsetOf(execution.history().stream().map(HistoryEvent::type).toList());
    }

    @Test
    void aStepThatUsesAllItsTimeIsStillSeenToSucceed() throws JsonProcessingException {
        emr.next("conform", FakeEmr.succeedsAfter(Duration.ofMinutes(45)));

        assertThat(run("{}").status()).isEqualTo(Execution.Status.SUCCEEDED);
    }

    @Test
    void aClusterThatCannotBeTerminatedDoesNotSpoilAGoodRunButIsNamed() throws JsonProcessingException {
        emr.next("terminateCluster", FakeEmr.fails("1"), FakeEmr.fails("2"), FakeEmr.fails("3"), FakeEmr.fails("4"));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(execution.output().orElseThrow().at("/reason/Cause").asText())
                .isEqualTo("4");
        assertThat(execution.output().orElseThrow().path("warning").asText()).contains("could not be terminated");
    }

    @Test
    void aFailedTerminationDoesNotHideTheFirstError() throws JsonProcessingException {
        emr.next("conform", FakeEmr.fails("bad rows"), FakeEmr.fails("bad rows"));
        emr.next("terminateCluster", FakeEmr.fails("1"), FakeEmr.fails("2"), FakeEmr.fails("3"), FakeEmr.fails("4"));

        Execution execution = run("{}");

        assertThat(execution.error()).isEqualTo("States.TaskFailed");
        assertThat(execution.cause()).isEqualTo("bad rows; and the cluster could not be terminated: 4");
    }

    @Test
    void anExecutionThatTakesTooLongIsTimedOutWithoutAnyFurtherState() throws JsonProcessingException {
        emr.next("ingest", FakeEmr.fails("x"), FakeEmr.succeedsAfter(Duration.ofMinutes(30)));
        emr.next(
                "conform",
                new TaskOutcome.Failed("States.TaskFailed", "x", Duration.ofMinutes(45)),
                FakeEmr.succeedsAfter(Duration.ofMinutes(45)));
        emr.next(
                "sales",
                new TaskOutcome.Failed("States.TaskFailed", "x", Duration.ofMinutes(30)),
                FakeEmr.succeedsAfter(Duration.ofMinutes(30)));

        Execution execution = run("{}");

        assertThat(execution.status()).isEqualTo(Execution.Status.TIMED_OUT);
        assertThat(execution.stop()).isEqualTo(START.plus(Duration.ofMinutes(180)));
        assertThat(emr.calls()).doesNotContain("terminateCluster");
    }

    @Test
    void anInterruptionAbortsTheExecution() throws JsonProcessingException {
        Interpreter interpreter = new Interpreter(
                (resource, parameters) -> {
                    if (resource.contains("addStep")) {
                        throw new InterruptedException();
                    }

                    return emr.call(resource, parameters);
                },
                ExecutionListener.NONE);

        Execution execution =
                interpreter.run(BILLING, JSON.readTree("{}"), new ExecutionName("billing", "run-1"), START);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(execution.status()).isEqualTo(Execution.Status.ABORTED);
        assertThat(execution.history().get(execution.history().size() - 1).type())
                .isEqualTo("ExecutionAborted");
    }

    @Test
    void theLocalMachineRunsTheSameStates() throws JsonProcessingException {
        Environment local = SamplePlatform.local();
        Interpreter interpreter = new Interpreter(emr, ExecutionListener.NONE);

        Execution execution = interpreter.run(
                SamplePlatform.filled(SamplePlatform.billing(), local),
                JSON.readTree("{}"),
                new ExecutionName("billing", "run-1"),
                START);

        assertThat(execution.statesEntered()).isEqualTo(run("{}").statesEntered());
    }

    private Execution run(String input) throws JsonProcessingException {
        return new Interpreter(emr, ExecutionListener.NONE)
                .run(BILLING, JSON.readTree(input), new ExecutionName("billing", "run-1"), START);
    }
}
