package io.lakewarden.stepfunctions.compile;

import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;
import java.util.List;
import java.util.Optional;

/** States that tell CloudWatch one number of the pipeline whose name is at {@code $.pipeline}. */
final class PipelineDatum {
    private PipelineDatum() {}

    /**
     * A state that tells, and hands on its input.
     *
     * @param name of the state
     * @param environment as metrics name it
     * @param metric what is told
     * @param value of it
     * @param next the state that follows
     */
    static State tell(String name, String environment, PipelineMetric metric, Template value, String next) {
        Template datum = Template.object()
                .and("MetricName", metric.metric())
                .and(
                        "Dimensions",
                        new Template.Items(List.of(
                                dimension(Dimension.ENVIRONMENT, Template.text(environment)),
                                dimension(Dimension.PIPELINE, Template.computed("$.pipeline")))))
                .and("Unit", metric.unit())
                .and("Value", value);
        return SdkCall.of(
                name,
                "cloudwatch:putMetricData",
                new Dataflow(
                        Selection.WHOLE,
                        Optional.of(Template.object()
                                .and("Namespace", RecordMetric.NAMESPACE)
                                .and("MetricData", new Template.Items(List.of(datum)))),
                        Optional.empty(),
                        new Selection.Nothing(),
                        Selection.WHOLE),
                new Transition.Next(next));
    }

    private static Template dimension(Dimension dimension, Template value) {
        return Template.object().and("Name", dimension.key()).and("Value", value);
    }
}
