package io.lakewarden.stepfunctions.compile;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Comparison;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.PassState;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.SucceedState;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import io.lakewarden.stepfunctions.asl.WaitState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What waits until an execution has used up most of its SLA, and then tells CloudWatch how long it has been running, for as long
 * as it runs: Step Functions itself tells that at the end. It begins with
 * {@code {"execution": ARN, "pipeline": name, "seconds": until the first look}}.
 */
final class RunningTime {
    /** Where it begins. */
    static final String FIRST = "Wait until the SLA is near";

    private static final String LOOK = "Look at the execution";
    private static final String ASK = "Does it still run?";
    private static final String TELL = "Tell CloudWatch how long it has been running";
    private static final String ADD = "Add the time to the next look";
    private static final String PAUSE = "Wait for the next look";
    private static final String ENDED = "The execution has ended";

    /** Shorter than the period of the alarms, so that no period is without a number. */
    private static final Duration AGAIN = Duration.ofMinutes(4);

    private RunningTime() {}

    /** The states, with the environment as metrics name it. */
    static List<State> states(String environment) {
        return List.of(
                pause(FIRST, new WaitState.Until.SecondsAt("$.seconds")),
                look(),
                new ChoiceState(
                        ASK,
                        "",
                        Selection.WHOLE,
                        Selection.WHOLE,
                        List.of(new ChoiceState.Branch(
                                new ChoiceRule.Compare(
                                        "$.seen.status", Comparison.STRING_EQUALS, TextNode.valueOf("RUNNING")),
                                TELL)),
                        Optional.of(ENDED)),
                PipelineDatum.tell(
                        TELL, environment, PipelineMetric.RUNNING_SECONDS, Template.computed("$.seconds"), ADD),
                add(),
                pause(PAUSE, new WaitState.Until.Elapsed(AGAIN)),
                new SucceedState(ENDED, "", Selection.WHOLE, Selection.WHOLE));
    }

    private static State pause(String name, WaitState.Until until) {
        return new WaitState(name, "", Selection.WHOLE, Selection.WHOLE, until, new Transition.Next(LOOK));
    }

    private static State look() {
        return SdkCall.of(
                LOOK,
                "sfn:describeExecution",
                Dataflow.PLAIN
                        .withParameters(Template.object().and("ExecutionArn", Template.computed("$.execution")))
                        .withResultSelector(Template.object().and("status", Template.computed("$.Status")))
                        .withResultAt("$.seen"),
                new Transition.Next(ASK));
    }

    private static State add() {
        Template later = Template.object()
                .and("execution", Template.computed("$.execution"))
                .and("pipeline", Template.computed("$.pipeline"))
                .and("seconds", Template.computed("States.MathAdd($.seconds, " + AGAIN.toSeconds() + ")"));
        return new PassState(
                ADD, "", Dataflow.PLAIN.withParameters(later), Optional.empty(), new Transition.Next(PAUSE));
    }
}
