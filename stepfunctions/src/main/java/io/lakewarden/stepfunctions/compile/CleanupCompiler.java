package io.lakewarden.stepfunctions.compile;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Comparison;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Flow;
import io.lakewarden.stepfunctions.asl.MapState;
import io.lakewarden.stepfunctions.asl.PassState;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.SucceedState;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import io.lakewarden.stepfunctions.asl.WaitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that ends the clusters which an execution left: one that was aborted or has timed out runs no Catch, and
 * after a creation that has timed out no id is known. It looks for the execution's ARN in the tags of every cluster that is
 * up. Its input is {@code {"execution": ARN}}; to run it twice does no harm.
 */
public final class CleanupCompiler {
    private static final String EMR = "emr:";
    private static final String LIST = "List the clusters that are up";
    private static final String LIST_MORE = "List the next of them";
    private static final String LOOK = "Look at each";
    private static final String MORE = "Are there more?";
    private static final String DONE = "Everything is looked at";

    /** What was asked for just before the execution ended is listed by then. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private CleanupCompiler() {}

    /** The machine; it is the same everywhere. */
    public static StateMachine compile() {
        List<State> states = List.of(
                new WaitState(
                        "Wait for clusters that were just asked for",
                        "",
                        Selection.WHOLE,
                        Selection.WHOLE,
                        new WaitState.Until.Elapsed(PAUSE),
                        new Transition.Next(LIST)),
                list(LIST, up()),
                look(),
                new ChoiceState(
                        MORE,
                        "",
                        Selection.WHOLE,
                        Selection.WHOLE,
                        List.of(new ChoiceState.Branch(
                                new ChoiceRule.Compare("$.page.Marker", Comparison.IS_PRESENT, BooleanNode.TRUE),
                                LIST_MORE)),
                        Optional.of(DONE)),
                list(LIST_MORE, up().and("Marker", Template.computed("$.page.Marker"))),
                new SucceedState(DONE, "", Selection.WHOLE, Selection.WHOLE));
        return new StateMachine(
                "Ends the clusters that an execution left",
                new Flow(states.get(0).name(), states),
                Optional.of(TIMEOUT));
    }

    private static Template.Fields up() {
        return Template.object()
                .and(
                        "ClusterStates",
                        new Template.Items(Stream.of("STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING")
                                .map(Template::text)
                                .toList()));
    }

    private static State list(String name, Template parameters) {
        return task(
                name,
                "listClusters",
                Dataflow.PLAIN.withParameters(parameters).withResultAt("$.page"),
                new Transition.Next(LOOK));
    }

    private static State look() {
        Template selected = Template.object()
                .and("execution", Template.computed("$.execution"))
                .and("cluster", Template.computed("$$.Map.Item.Value.Id"));
        return new MapState(
                LOOK,
                "",
                new Dataflow(
                        Selection.WHOLE,
                        Optional.of(selected),
                        Optional.empty(),
                        new Selection.Nothing(),
                        Selection.WHOLE),
                Optional.of("$.page.Clusters"),
                1,
                one(),
                List.of(),
                List.of(),
                new Transition.Next(MORE));
    }

    private static Flow one() {
        String describe = "Read its tags";
        String ask = "Is it the execution's?";
        String end = "Terminate it";
        String leave = "Leave it";
        Template owners = Template.object()
                .and(
                        "executions",
                        Template.computed(
                                "$.Cluster.Tags[?(@.Key == '" + PipelineCompiler.EXECUTION_TAG + "')].Value"));
        Template owned = Template.object()
                .and("cluster", Template.computed("$.cluster"))
                .and("isOwned", Template.computed("States.ArrayContains($.owners.executions, $.execution)"));
        String compare = "Compare them";
        List<State> states = new ArrayList<>();
        states.add(task(
                describe,
                "describeCluster",
                Dataflow.PLAIN
                        .withParameters(Template.object().and("ClusterId", Template.computed("$.cluster")))
                        .withResultSelector(owners)
                        .withResultAt("$.owners"),
                new Transition.Next(compare)));
        states.add(new PassState(
                compare, "", Dataflow.PLAIN.withParameters(owned), Optional.empty(), new Transition.Next(ask)));
        states.add(new ChoiceState(
                ask,
                "",
                Selection.WHOLE,
                Selection.WHOLE,
                List.of(new ChoiceState.Branch(
                        new ChoiceRule.Compare("$.isOwned", Comparison.BOOLEAN_EQUALS, BooleanNode.TRUE), end)),
                Optional.of(leave)));
        states.add(task(
                end,
                "terminateJobFlows",
                Dataflow.PLAIN.withParameters(
                        Template.object().and("JobFlowIds", Template.computed("States.Array($.cluster)"))),
                new Transition.End()));
        states.add(new SucceedState(leave, "", Selection.WHOLE, Selection.WHOLE));
        return new Flow(describe, states);
    }

    private static State task(String name, String action, Dataflow dataflow, Transition transition) {
        return SdkCall.of(name, EMR + action, dataflow, transition);
    }
}
