package io.lakewarden.stepfunctions.compile;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Comparison;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Flow;
import io.lakewarden.stepfunctions.asl.PassState;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that tells CloudWatch what no service tells by itself: the numbers of a run, how long one that is late has been
 * running, and that a cluster has become too old. Its input is the place of the numbers,
 * {@code {"bucket": …, "key": "records/<pipeline>/…"}}, or an execution or a cluster with its pipeline and the seconds after which
 * to look at it, {@code {"cluster": …, "pipeline": …, "seconds": …}}. To run it twice gives the same numbers twice, so what
 * reads them takes the largest.
 */
public final class MetricsCompiler {
    private static final String BEGIN = "What has happened?";
    private static final String READ = "Read the numbers of the run";
    private static final String NAME = "Name the pipeline and the job";
    private static final String TELL = "Tell CloudWatch the numbers";
    private static final String PIPELINE_OF_KEY = "States.ArrayGetItem(States.StringSplit($.key, '/'), 1)";

    /** A history of 25,000 events is full after five days of looking at a cluster; that fails aloud, and comes first. */
    private static final Duration TIMEOUT = Duration.ofDays(30);

    private MetricsCompiler() {}

    /**
     * The machine of an environment.
     *
     * @param environment as its metrics name it, {@code platform-environment}
     * @param tag its name in the tags of its clusters
     */
    public static StateMachine compile(String environment, String tag) {
        State begin = new ChoiceState(
                BEGIN,
                "",
                Selection.WHOLE,
                Selection.WHOLE,
                List.of(given("$.cluster", ClusterAge.FIRST), given("$.execution", RunningTime.FIRST)),
                Optional.of(READ));
        return new StateMachine(
                "Tells CloudWatch the numbers of a run, how long one that is late has been running, or that a cluster is too old",
                new Flow(
                        BEGIN,
                        Stream.concat(
                                        Stream.of(begin, read(), name(environment), tell()),
                                        Stream.concat(
                                                ClusterAge.states(environment, tag).stream(),
                                                RunningTime.states(environment).stream()))
                                .toList()),
                Optional.of(TIMEOUT));
    }

    private static ChoiceState.Branch given(String path, String state) {
        return new ChoiceState.Branch(new ChoiceRule.Compare(path, Comparison.IS_PRESENT, BooleanNode.TRUE), state);
    }

    private static State read() {
        Template place =
                Template.object().and("Bucket", Template.computed("$.bucket")).and("Key", Template.computed("$.key"));
        Template numbers = Template.object().and("numbers", Template.computed("States.StringToJson($.Body)"));
        return SdkCall.of(
                READ,
                "s3:getObject",
                Dataflow.PLAIN.withParameters(place).withResultSelector(numbers).withResultAt("$.read"),
                new Transition.Next(NAME));
    }

    private static State name(String environment) {
        Template.Fields told = Template.object()
                .and("environment", environment)
                .and("pipeline", Template.computed(PIPELINE_OF_KEY))
                .and("job", Template.computed("$.read.numbers.job"))
                .and("date", Template.computed("$.read.numbers.runDate"));
        for (RecordMetric metric : RecordMetric.values()) {
            told = told.and(metric.field(), Template.computed("$.read.numbers." + metric.field()));
        }

        return new PassState(
                NAME, "", Dataflow.PLAIN.withParameters(told), Optional.empty(), new Transition.Next(TELL));
    }

    private static State tell() {
        Template data = Template.object()
                .and("Namespace", RecordMetric.NAMESPACE)
                .and(
                        "MetricData",
                        new Template.Items(Stream.of(RecordMetric.values())
                                .map(MetricsCompiler::datum)
                                .toList()));
        return SdkCall.of(
                TELL,
                "cloudwatch:putMetricData",
                new Dataflow(
                        Selection.WHOLE, Optional.of(data), Optional.empty(), new Selection.Nothing(), Selection.WHOLE),
                new Transition.End());
    }

    private static Template datum(RecordMetric metric) {
        return Template.object()
                .and("MetricName", metric.metric())
                .and(
                        "Dimensions",
                        new Template.Items(Stream.of(Dimension.values())
                                .map(dimension -> (Template) Template.object()
                                        .and("Name", dimension.key())
                                        .and("Value", Template.computed("$." + dimension.key())))
                                .toList()))
                .and("Unit", metric.unit())
                .and("Value", Template.computed("$." + metric.field()));
    }
}
