package io.lakewarden.stepfunctions.compile;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.stepfunctions.asl.Catcher;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Comparison;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.FailState;
import io.lakewarden.stepfunctions.asl.PassState;
import io.lakewarden.stepfunctions.asl.Retrier;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.TaskState;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The states around a pipeline's steps: which day, the cluster, and the end. */
final class Frame {
    static final String FIRST = "Was a date given?";
    static final String TERMINATE = "Terminate the cluster";

    private static final String GIVEN = "Run the given date";
    private static final String YESTERDAY = "Run yesterday";
    private static final String REFUSE = "Refuse the input";
    private static final String CREATE = "Create the cluster";
    private static final String SUMMARISE = "Summarise";
    private static final String SUMMARISE_STILL_RUNNING = "Summarise, though the cluster may still run";
    private static final String TERMINATE_AFTER_FAILURE = "Terminate the cluster after a failure";
    private static final String FAILED = "The run failed";
    private static final String NOTE_STILL_RUNNING = "Note that the cluster may still run";

    /** All names here, which no step's description may be. */
    static final List<String> NAMES = List.of(
            FIRST,
            GIVEN,
            YESTERDAY,
            REFUSE,
            CREATE,
            TERMINATE,
            SUMMARISE,
            SUMMARISE_STILL_RUNNING,
            TERMINATE_AFTER_FAILURE,
            NOTE_STILL_RUNNING,
            FAILED);

    /** What EMR needs for most clusters. */
    static final Duration USUAL_START = Duration.ofMinutes(10);

    /** A large cluster in a busy zone takes longer than the usual time. */
    static final Duration CREATE_TIMEOUT = EmrPolling.timeoutFor(Duration.ofMinutes(30));

    static final Duration TERMINATE_TIMEOUT = EmrPolling.timeoutFor(Duration.ofMinutes(15));

    /** Throttling, or no capacity at the moment; after a time-out a second cluster would stand beside the first. */
    static final List<Retrier> CREATE_RETRIES =
            List.of(new Retrier(List.of("States.TaskFailed"), Duration.ofMinutes(1), 2, 2.0, Optional.empty()));

    static final List<Retrier> TERMINATE_RETRIES =
            List.of(new Retrier(List.of("States.TaskFailed"), Duration.ofSeconds(10), 3, 2.0, Optional.empty()));

    private static final String CREATE_CLUSTER = "arn:aws:states:::elasticmapreduce:createCluster.sync";
    private static final String TERMINATE_CLUSTER = "arn:aws:states:::elasticmapreduce:terminateCluster.sync";
    private static final String ALL = "States.ALL";

    private Frame() {}

    /** Which day: the input's date, or the day before the execution's start. */
    static List<State> opening() {
        ChoiceRule absent =
                new ChoiceRule.Not(new ChoiceRule.Compare("$.date", Comparison.IS_PRESENT, BooleanNode.TRUE));
        ChoiceRule dated = new ChoiceRule.And(List.of(
                new ChoiceRule.Compare("$.date", Comparison.IS_STRING, BooleanNode.TRUE),
                new ChoiceRule.Compare("$.date", Comparison.STRING_MATCHES, TextNode.valueOf("*-*-*"))));
        return List.of(
                new ChoiceState(
                        FIRST,
                        "",
                        Selection.WHOLE,
                        Selection.WHOLE,
                        List.of(new ChoiceState.Branch(absent, YESTERDAY), new ChoiceState.Branch(dated, GIVEN)),
                        Optional.of(REFUSE)),
                moment(GIVEN, "", "$.date"),
                moment(
                        YESTERDAY,
                        "The job counts back a day from the start, in the pipeline's time zone",
                        "$$.Execution.StartTime"),
                new FailState(
                        REFUSE,
                        "",
                        fixed("InvalidInput"),
                        fixed("Invalid input: expected a date such as {\"date\": \"2011-03-21\"}, or {} for"
                                + " yesterday; nothing was started")));
    }

    static State create(Template parameters, String next) {
        return new TaskState(
                CREATE,
                "After a time-out here no id is known: the tag and the idle time end a cluster that did come up",
                CREATE_CLUSTER,
                Dataflow.PLAIN.withParameters(parameters).withResultAt("$.cluster"),
                Optional.of(CREATE_TIMEOUT),
                CREATE_RETRIES,
                List.of(new Catcher(List.of(ALL), FAILED, new Selection.Path("$.error"))),
                new Transition.Next(next));
    }

    /** Termination, the summary, and how a failure ends. */
    static List<State> closing(Pipeline pipeline, List<List<Step>> stages) {
        return List.of(
                terminate(TERMINATE, "", "$.warning", SUMMARISE_STILL_RUNNING, SUMMARISE),
                summary(SUMMARISE, pipeline, stages, Template.object()),
                summary(
                        SUMMARISE_STILL_RUNNING,
                        pipeline,
                        stages,
                        Template.object()
                                .and("warning", "The cluster could not be terminated; it ends by itself when idle")
                                .and("reason", Template.computed("$.warning"))),
                terminate(
                        TERMINATE_AFTER_FAILURE,
                        "Keeps the first error; a time-out may leave its step running until here",
                        "$.warning",
                        NOTE_STILL_RUNNING,
                        FAILED),
                noteStillRunning(),
                new FailState(FAILED, "", found("$.error.Error"), found("$.error.Cause")));
    }

    /** The first error, its cause made longer by that of the failed termination. */
    private static State noteStillRunning() {
        Template error = Template.object()
                .and("Error", Template.computed("$.error.Error"))
                .and(
                        "Cause",
                        Template.computed("States.Format('{}; and the cluster could not be terminated: {}',"
                                + " $.error.Cause, $.warning.Cause)"));
        return new PassState(
                NOTE_STILL_RUNNING,
                "",
                Dataflow.PLAIN.withParameters(Template.object().and("error", error)),
                Optional.empty(),
                new Transition.Next(FAILED));
    }

    /** From any failed step to the termination, with the error kept. */
    static Catcher catchAll() {
        return new Catcher(List.of(ALL), TERMINATE_AFTER_FAILURE, new Selection.Path("$.error"));
    }

    private static State moment(String name, String comment, String path) {
        Template run = Template.object().and("run", Template.object().and("moment", Template.computed(path)));
        return new PassState(
                name, comment, Dataflow.PLAIN.withParameters(run), Optional.empty(), new Transition.Next(CREATE));
    }

    private static State terminate(String name, String comment, String errorAt, String onError, String next) {
        return new TaskState(
                name,
                comment,
                TERMINATE_CLUSTER,
                new Dataflow(
                        Selection.WHOLE,
                        Optional.of(Template.object().and("ClusterId", Template.computed("$.cluster.ClusterId"))),
                        Optional.empty(),
                        new Selection.Nothing(),
                        Selection.WHOLE),
                Optional.of(TERMINATE_TIMEOUT),
                TERMINATE_RETRIES,
                List.of(new Catcher(List.of(ALL), onError, new Selection.Path(errorAt))),
                new Transition.Next(next));
    }

    private static State summary(String name, Pipeline pipeline, List<List<Step>> stages, Template.Fields warning) {
        Template.Fields steps = Template.object();
        for (int i = 0; i < stages.size(); i++) {
            for (Step step : stages.get(i)) {
                steps = steps.and(step.name(), Template.computed(StagePaths.of(i, step)));
            }
        }

        Template.Fields summary = Template.object()
                .and("pipeline", pipeline.name())
                .and("moment", Template.computed("$.run.moment"))
                .and("clusterId", Template.computed("$.cluster.ClusterId"))
                .and("records", Placeholder.RECORDS_URI.written())
                .and("steps", steps);
        for (Template.Field field : warning.fields()) {
            summary = summary.and(field.key(), field.value());
        }

        return new PassState(name, "", Dataflow.PLAIN.withParameters(summary), Optional.empty(), new Transition.End());
    }

    private static Optional<FailState.Words> fixed(String text) {
        return Optional.of(new FailState.Words.Fixed(text));
    }

    private static Optional<FailState.Words> found(String expression) {
        return Optional.of(new FailState.Words.Found(Expression.parse(expression)));
    }
}
