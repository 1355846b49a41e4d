package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2011-03-22T02:30:00Z");
    private static final String TASK = "'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke'";
    private static final String CATCH_ALL = "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Caught'}]";
    private static final String CAUGHT = "'Caught': {'Type': 'Succeed'}";

    private final Deque<TaskOutcome> outcomes = new ArrayDeque<>();

    @Test
    void theHistoryHasTheServicesShape() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Succeeded(TextNode.valueOf("ok"), Duration.ofSeconds(61)));

        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'Resource':"
                        + " 'arn:aws:states:::elasticmapreduce:addStep.sync', 'TimeoutSeconds': 630, 'End': true}}}",
                "{'a': 1}");

        assertThat(execution.historyJson())
                .isEqualTo(
                        """
                        {
                          "events" : [
                            {
                              "timestamp" : "2011-03-22T02:30:00.000Z",
                              "type" : "ExecutionStarted",
                              "id" : 1,
                              "previousEventId" : 0,
                              "executionStartedEventDetails" : {
                                "input" : "{\\"a\\":1}",
                                "inputDetails" : {
                                  "truncated" : false
                                }
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:30:00.000Z",
                              "type" : "TaskStateEntered",
                              "id" : 2,
                              "previousEventId" : 1,
                              "stateEnteredEventDetails" : {
                                "name" : "T",
                                "input" : "{\\"a\\":1}",
                                "inputDetails" : {
                                  "truncated" : false
                                }
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:30:00.000Z",
                              "type" : "TaskScheduled",
                              "id" : 3,
                              "previousEventId" : 2,
                              "taskScheduledEventDetails" : {
                                "resourceType" : "elasticmapreduce",
                                "resource" : "addStep.sync",
                                "region" : "local",
                                "parameters" : "{\\"a\\":1}",
                                "timeoutInSeconds" : 630
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:30:00.000Z",
                              "type" : "TaskStarted",
                              "id" : 4,
                              "previousEventId" : 3,
                              "taskStartedEventDetails" : {
                                "resourceType" : "elasticmapreduce",
                                "resource" : "addStep.sync"
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:30:00.000Z",
                              "type" : "TaskSubmitted",
                              "id" : 5,
                              "previousEventId" : 4,
                              "taskSubmittedEventDetails" : {
                                "resourceType" : "elasticmapreduce",
                                "resource" : "addStep.sync"
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:32:00.000Z",
                              "type" : "TaskSucceeded",
                              "id" : 6,
                              "previousEventId" : 5,
                              "taskSucceededEventDetails" : {
                                "resourceType" : "elasticmapreduce",
                                "resource" : "addStep.sync",
                                "output" : "\\"ok\\"",
                                "outputDetails" : {
                                  "truncated" : false
                                }
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:32:00.000Z",
                              "type" : "TaskStateExited",
                              "id" : 7,
                              "previousEventId" : 6,
                              "stateExitedEventDetails" : {
                                "name" : "T",
                                "output" : "\\"ok\\"",
                                "outputDetails" : {
                                  "truncated" : false
                                }
                              }
                            },
                            {
                              "timestamp" : "2011-03-22T02:32:00.000Z",
                              "type" : "ExecutionSucceeded",
                              "id" : 8,
                              "previousEventId" : 7,
                              "executionSucceededEventDetails" : {
                                "output" : "\\"ok\\"",
                                "outputDetails" : {
                                  "truncated" : false
                                }
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void aRefusedCallIsSeenAtOnceThoughTheTaskIsPolled() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Refused("ThrottlingException", "Rate exceeded"));

        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'Resource':"
                        + " 'arn:aws:states:::elasticmapreduce:addStep.sync', 'End': true}}}",
                "{}");

        assertThat(execution.error()).isEqualTo("ThrottlingException");
        assertThat(execution.stop()).isEqualTo(START);
    }

    @Test
    void branchesEndWithTheLongestAndTheirEventsAreInOrderOfTime() throws JsonProcessingException {
        Execution execution = run(
                "{'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': ["
                        + "{'StartAt': 'L1', 'States': {'L1': {'Type': 'Wait', 'Seconds': 30, 'Next': 'L2'}, 'L2': {'Type': 'Succeed'}}},"
                        + "{'StartAt': 'R1', 'States': {'R1': {'Type': 'Wait', 'Seconds': 10, 'Next': 'R2'}, 'R2': {'Type': 'Succeed'}}}]}}}",
                "{}");

        assertThat(execution.statesEntered()).containsExactly("P", "L1", "R1", "R2", "L2");
        assertThat(execution.stop()).isEqualTo(START.plusSeconds(30));
        assertThat(execution.history().stream().map(HistoryEvent::id))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aMapRunsAsManyItemsAtATimeAsItMay() throws JsonProcessingException {
        String machine = "{'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'MaxConcurrency': 2, 'End': true,"
                + " 'ItemProcessor': {'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'SecondsPath': '$', 'End': true}}}}}}";

        // 30 beside 10, then 10 beside the 30, then 20: 10 + 10 + 20 on the second lane, 30 on the first.
        assertThat(run(machine, "[30, 10, 10, 20]").stop()).isEqualTo(START.plusSeconds(40));
    }

    @Test
    void aFailureInOneBranchKeepsLaterTasksOfOthersFromStarting() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Failed("E", "early", Duration.ofSeconds(5)));

        Execution execution = run(
                "{'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': ["
                        + "{'StartAt': 'F', 'States': {'F': {" + TASK + ", 'End': true}}},"
                        + "{'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 10, 'Next': 'Late'}, 'Late': {"
                        + TASK + ", 'End': true}}}]}}}",
                "{}");

        assertThat(execution.error()).isEqualTo("E");
        assertThat(execution.stop()).isEqualTo(START.plusSeconds(5));
        assertThat(execution.statesEntered()).containsExactly("P", "F", "W");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void aTimeoutIsNoTaskFailure() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Succeeded(TextNode.valueOf("late"), Duration.ofSeconds(6)));

        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'TimeoutSeconds': 5, 'Catch': ["
                        + "{'ErrorEquals': ['States.TaskFailed'], 'Next': 'Wrong'}, {'ErrorEquals': ['States.Timeout'], 'Next': 'Caught'}],"
                        + " 'End': true}, 'Wrong': {'Type': 'Fail'}, " + CAUGHT + "}}",
                "{}");

        assertThat(execution.statesEntered()).containsExactly("T", "Caught");
        assertThat(execution.stop()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void pausesGrowUpToTheirLimit() throws JsonProcessingException {
        for (int i = 0; i < 4; i++) {
            outcomes.add(new TaskOutcome.Failed("E", "again", Duration.ZERO));
        }

        outcomes.add(new TaskOutcome.Succeeded(TextNode.valueOf("ok"), Duration.ZERO));

        // 10, 20, 25 and 25 seconds.
        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 4,"
                        + " 'IntervalSeconds': 10, 'BackoffRate': 2, 'MaxDelaySeconds': 25}], 'End': true}}}",
                "{}");

        assertThat(execution.stop()).isEqualTo(START.plusSeconds(80));
    }

    @Test
    void aPathThatFindsNothingInParametersCanBeCaught() throws JsonProcessingException {
        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'Parameters': {'x.$': '$.missing'}, " + CATCH_ALL
                        + ", 'End': true}, " + CAUGHT + "}}",
                "{}");

        assertThat(execution.output().orElseThrow().path("Error").asText()).isEqualTo("States.ParameterPathFailure");
        assertThat(execution.output().orElseThrow().path("Cause").asText())
                .isEqualTo("The path '$.missing' could not be found in {}");
    }

    @Test
    void aRuntimeErrorIsNeverCaught() throws JsonProcessingException {
        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'InputPath': '$.missing', " + CATCH_ALL
                        + ", 'End': true}, " + CAUGHT + "}}",
                "{}");

        assertThat(execution.error()).isEqualTo("States.Runtime");
    }

    @Test
    void aPayloadOfMoreThan256KibibytesIsNotCaughtByStatesAll() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Succeeded(TextNode.valueOf("x".repeat(256 * 1024)), Duration.ZERO));

        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", " + CATCH_ALL + ", 'End': true}, " + CAUGHT + "}}",
                "{}");

        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aResultThatHasNoPlaceInTheInputIsAResultPathMatchFailure() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Succeeded(TextNode.valueOf("ok"), Duration.ZERO));

        Execution execution = run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'ResultPath': '$.a.b', 'End': true}}}", "{'a': 1}");

        assertThat(execution.error()).isEqualTo("States.ResultPathMatchFailure");
    }

    @Test
    void aWrongArgumentIsAnIntrinsicFailure() throws JsonProcessingException {
        Execution execution = run(
                "{'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'Parameters': {'x.$': 'States.ArrayLength($.a)'},"
                        + " 'End': true}}}",
                "{'a': 1}");

        assertThat(execution.error()).isEqualTo("States.IntrinsicFailure");
        assertThat(execution.cause()).isEqualTo("Cannot call States.ArrayLength: argument 1 is no array");
    }

    @Test
    void escapesAndPlacesOfAFormatAreToldApart() {
        Values values = new Values(TextNode.valueOf("v"), JSON.createObjectNode(), "E");

        assertThat(values.of(Expression.parse("States.Format('\\{\\} it\\'s {} \\\\', $)"))
                        .asText())
                .isEqualTo("{} it's v \\");
    }

    @Test
    void aPlaceholderThatIsLeftIsRefused() {
        assertThatThrownBy(() -> run(
                        "{'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'Result': '${LogUri}', 'End': true}}}",
                        "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot run the state machine: placeholder ${LogUri} has no value");
    }

    @Test
    void aBugOfThePortIsNotHidden() {
        assertThatThrownBy(() -> run(
                        "{'StartAt': 'T', 'States': {'T': {" + TASK + ", " + CATCH_ALL + ", 'End': true}, " + CAUGHT
                                + "}}",
                        "{}"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theListenerHearsOfRetriesAndFailures() throws JsonProcessingException {
        outcomes.add(new TaskOutcome.Failed("E", "first", Duration.ZERO));
        outcomes.add(new TaskOutcome.Failed("E", "second", Duration.ZERO));
        List<String> heard = new ArrayList<>();

        run(
                "{'StartAt': 'T', 'States': {'T': {" + TASK + ", 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}], "
                        + CATCH_ALL + ", 'End': true}, " + CAUGHT + "}}",
                "{}",
                new ExecutionListener() {
                    @Override
                    public void entered(String state, Instant at) {
                        heard.add("entered " + state);
                    }

                    @Override
                    public void exited(String state, Instant at) {
                        heard.add("exited " + state);
                    }

                    @Override
                    public void retrying(String state, String error, String cause, int retry, Duration pause) {
                        heard.add("retry " + retry + " after " + cause + " in " + pause);
                    }

                    @Override
                    public void failed(String state, String error, String cause, Instant at) {
                        heard.add("failed " + cause);
                    }
                });

        assertThat(heard)
                .containsExactly(
                        "entered T",
                        "retry 1 after first in PT1S",
                        "failed second",
                        "exited T",
                        "entered Caught",
                        "exited Caught");
    }

    private Execution run(String machine, String input) throws JsonProcessingException {
        return run(machine, input, ExecutionListener.NONE);
    }

    private Execution run(String machine, String input, ExecutionListener listener) throws JsonProcessingException {
        JsonNode read = JSON.readTree(input.replace('\'', '"'));
        return new Interpreter((resource, parameters) -> outcomes.remove(), listener)
                .run(
                        StateMachineJson.read(machine.replace('\'', '"')),
                        read,
                        new ExecutionName("machine", "run-1"),
                        START);
    }
}
