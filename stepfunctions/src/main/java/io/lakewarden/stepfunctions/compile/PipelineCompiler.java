package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.stepfunctions.asl.Catcher;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.Flow;
import io.lakewarden.stepfunctions.asl.ParallelState;
import io.lakewarden.stepfunctions.asl.Retrier;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.TaskState;
import io.lakewarden.stepfunctions.asl.Template;
import io.lakewarden.stepfunctions.asl.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles a pipeline to one state machine: create a transient cluster, run the steps stage by stage, terminate the
 * cluster in every outcome that a machine can see, and hand on a summary. An aborted or timed-out execution runs no
 * Catch: for that the cluster carries the execution's ARN as a tag, and ends by itself when idle.
 */
public final class PipelineCompiler {
    /** The cluster's tag that carries the execution's ARN, by which a rule finds the cluster of one that was aborted. */
    public static final String EXECUTION_TAG = "lakewarden:execution";

    static final String ADD_STEP = "arn:aws:states:::elasticmapreduce:addStep.sync";

    static final String SIDE_BY_SIDE = "Side by side: ";

    private static final int LONGEST_NAME = 80;

    private PipelineCompiler() {}

    /**
     * The machine of a pipeline in an environment.
     *
     * @throws IllegalArgumentException if the pipeline does not run there, or cannot be ordered
     */
    public static StateMachine compile(Pipeline pipeline, Environment environment) {
        Placement placement = environment
                .placement(pipeline.name())
                .orElseThrow(() -> new IllegalArgumentException("Cannot compile " + pipeline.name() + " for "
                        + environment.name() + ": the environment does not place it"));
        List<List<Step>> stages = Stages.of(pipeline);
        List<State> states = new ArrayList<>(Frame.opening());
        states.add(Frame.create(
                new ClusterTemplate(pipeline, environment, widest(stages), IdleTime.of(pipeline))
                        .of(placement.compute()),
                stageName(stages, 0)));
        StepTemplate steps = new StepTemplate(pipeline, environment, placement);
        for (int i = 0; i < stages.size(); i++) {
            states.add(stage(stages, i, steps));
        }

        states.addAll(Frame.closing(pipeline, stages));
        return new StateMachine(pipeline.description(), new Flow(Frame.FIRST, states), Optional.of(pipeline.timeout()));
    }

    private static int widest(List<List<Step>> stages) {
        return stages.stream().mapToInt(List::size).max().orElse(1);
    }

    private static String stageName(List<List<Step>> stages, int index) {
        if (index == stages.size()) {
            return Frame.TERMINATE;
        }

        List<Step> stage = stages.get(index);
        if (stage.size() == 1) {
            return stage.get(0).description();
        }

        String names = SIDE_BY_SIDE + stage.stream().map(Step::name).collect(Collectors.joining(", "));
        return names.length() <= LONGEST_NAME
                ? names
                : SIDE_BY_SIDE + "the " + stage.size() + " steps of stage " + (index + 1);
    }

    private static State stage(List<List<Step>> stages, int index, StepTemplate steps) {
        List<Step> stage = stages.get(index);
        Transition transition = new Transition.Next(stageName(stages, index + 1));
        if (stage.size() == 1) {
            Step step = stage.get(0);
            Dataflow dataflow = Dataflow.PLAIN.withParameters(steps.of(step)).withResultAt(StagePaths.of(index, step));
            return task(step, dataflow, List.of(Frame.catchAll()), transition);
        }

        List<Flow> branches = stage.stream()
                .map(step -> task(step, Dataflow.PLAIN.withParameters(steps.of(step)), List.of(), new Transition.End()))
                .map(task -> new Flow(task.name(), List.of(task)))
                .toList();
        Dataflow dataflow = Dataflow.PLAIN.withResultSelector(byName(stage)).withResultAt(StagePaths.of(index));
        return new ParallelState(
                stageName(stages, index), "", dataflow, branches, List.of(), List.of(Frame.catchAll()), transition);
    }

    private static Template byName(List<Step> stage) {
        Template.Fields results = Template.object();
        for (int i = 0; i < stage.size(); i++) {
            results = results.and(stage.get(i).name(), Template.computed("$[" + i + "]"));
        }

        return results;
    }

    private static TaskState task(Step step, Dataflow dataflow, List<Catcher> catches, Transition transition) {
        return new TaskState(
                step.description(),
                "",
                ADD_STEP,
                dataflow,
                Optional.of(EmrPolling.timeoutFor(step.timeout())),
                retries(step),
                catches,
                transition);
    }

    /**
     * Only failures are tried again. A time-out is not: nothing says that the step has ended on the cluster, and a
     * second try would write beside it.
     */
    static List<Retrier> retries(Step step) {
        int attempts = step.retry().attempts();
        if (attempts == 0) {
            return List.of();
        }

        Retrier retrier = new Retrier(
                List.of("States.TaskFailed"),
                step.retry().interval(),
                attempts,
                step.retry().backoffRate(),
                Optional.empty());
        return List.of(
                retrier.pauseBefore(attempts).compareTo(Retry.LONGEST_PAUSE) > 0
                        ? retrier.withMaxDelay(Retry.LONGEST_PAUSE)
                        : retrier);
    }
}
