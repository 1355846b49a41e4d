package io.lakewarden.stepfunctions.compile;

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
 * The machine that tells CloudWatch what a run's record says. Its input is the place of the record, {@code {"bucket": …,
 * "key": "records/<pipeline>/…"}}; to run it twice gives the same numbers twice, so what reads them takes the largest.
 */
public final class MetricsCompiler {
    private static final String READ = "Read the record of the run";
    private static final String NAME = "Name the pipeline and the job";
    private static final String TELL = "Tell CloudWatch the numbers";
    private static final String PIPELINE_OF_KEY = "States.ArrayGetItem(States.StringSplit($.key, '/'), 1)";

    /** Longer than all tries of both calls. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private MetricsCompiler() {}

    /** The machine of an environment, which its metrics name as {@code platform-environment}. */
    public static StateMachine compile(String environment) {
        return new StateMachine(
                "Tells CloudWatch what the record of a run says",
                new Flow(READ, List.of(read(), name(environment), tell())),
                Optional.of(TIMEOUT));
    }

    private static State read() {
        Template place =
                Template.object().and("Bucket", Template.computed("$.bucket")).and("Key", Template.computed("$.key"));
        Template record = Template.object().and("record", Template.computed("States.StringToJson($.Body)"));
        return SdkCall.of(
                READ,
                "s3:getObject",
                Dataflow.PLAIN.withParameters(place).withResultSelector(record).withResultAt("$.read"),
                new Transition.Next(NAME));
    }

    /** Only what is told goes on: a record holds the plans of its queries too. */
    private static State name(String environment) {
        Template.Fields told = Template.object()
                .and("environment", environment)
                .and("pipeline", Template.computed(PIPELINE_OF_KEY))
                .and("job", Template.computed("$.read.record.job"))
                .and("date", Template.computed("$.read.record.runDate"));
        for (RecordMetric metric : RecordMetric.values()) {
            told = told.and(metric.field(), Template.computed("$.read.record." + metric.field()));
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
                .and("Unit", "Count")
                .and("Value", Template.computed("$." + metric.field()));
    }
}
