package io.lakewarden.stepfunctions.compile;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Comparison;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.SucceedState;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import io.lakewarden.stepfunctions.asl.WaitState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits until a cluster is as old as it may become, and then tells CloudWatch of it for as long as it is up. It begins
 * with {@code {"cluster": id, "pipeline": name, "seconds": age}}.
 */
final class ClusterAge {
    /** Where it begins. */
    static final String FIRST = "Wait until the cluster is old";

    private static final String LOOK = "Look at the cluster";
    private static final String ASK = "Is it still up?";
    private static final String TELL = "Tell CloudWatch that it is too old";
    private static final String PAUSE = "Wait and look again";
    private static final String GONE = "Nothing of the environment is up";
    private static final String STATE = "$.seen.state";
    private static final String OWNER = "$.seen.environments[0]";

    /** Shorter than the period of the alarm, so that no period is without a number. */
    private static final Duration AGAIN = Duration.ofMinutes(4);

    private ClusterAge() {}

    /**
     * The states.
     *
     * @param environment as metrics name it, {@code platform-environment}
     * @param tag the environment's name in the tags of its clusters
     */
    static List<State> states(String environment, String tag) {
        return List.of(
                pause(FIRST, new WaitState.Until.SecondsAt("$.seconds")),
                look(),
                new ChoiceState(
                        ASK,
                        "",
                        Selection.WHOLE,
                        Selection.WHOLE,
                        List.of(new ChoiceState.Branch(isUp(tag), TELL)),
                        Optional.of(GONE)),
                PipelineDatum.tell(TELL, environment, PipelineMetric.CLUSTER_TOO_OLD, Template.number(1), PAUSE),
                pause(PAUSE, new WaitState.Until.Elapsed(AGAIN)),
                new SucceedState(GONE, "", Selection.WHOLE, Selection.WHOLE));
    }

    private static State pause(String name, WaitState.Until until) {
        return new WaitState(name, "", Selection.WHOLE, Selection.WHOLE, until, new Transition.Next(LOOK));
    }

    private static State look() {
        Template seen = Template.object()
                .and("state", Template.computed("$.Cluster.Status.State"))
                .and("environments", Template.computed("$.Cluster.Tags[?(@.Key == 'lakewarden:environment')].Value"));
        return SdkCall.of(
                LOOK,
                "emr:describeCluster",
                Dataflow.PLAIN
                        .withParameters(Template.object().and("ClusterId", Template.computed("$.cluster")))
                        .withResultSelector(seen)
                        .withResultAt("$.seen"),
                new Transition.Next(ASK));
    }

    /** Another environment's cluster may be called alike; one whose state is not known counts as up. */
    private static ChoiceRule isUp(String tag) {
        return new ChoiceRule.And(List.of(
                new ChoiceRule.Compare(OWNER, Comparison.IS_PRESENT, BooleanNode.TRUE),
                new ChoiceRule.Compare(OWNER, Comparison.STRING_EQUALS, TextNode.valueOf(tag)),
                new ChoiceRule.Not(new ChoiceRule.Or(Stream.of("TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS")
                        .map(gone -> (ChoiceRule)
                                new ChoiceRule.Compare(STATE, Comparison.STRING_EQUALS, TextNode.valueOf(gone)))
                        .toList()))));
    }
}
