package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.Catcher;
import io.lakewarden.stepfunctions.asl.ChoiceState;
import io.lakewarden.stepfunctions.asl.Dataflow;
import io.lakewarden.stepfunctions.asl.FailState;
import io.lakewarden.stepfunctions.asl.MapState;
import io.lakewarden.stepfunctions.asl.ParallelState;
import io.lakewarden.stepfunctions.asl.PassState;
import io.lakewarden.stepfunctions.asl.Retrier;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.State;
import io.lakewarden.stepfunctions.asl.SucceedState;
import io.lakewarden.stepfunctions.asl.TaskState;
import io.lakewarden.stepfunctions.asl.WaitState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One visit to one state. */
final class StateRun implements State.Cases<StateRun.Visit> {
    private static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";

    private final FlowRun flow;
    private final State state;
    private final JsonNode input;
    private final Track track;
    private final ObjectNode context;

    /** What a state does once it is entered. */
    @FunctionalInterface
    interface Visit {
        FlowRun.Ended make() throws InterruptedException;
    }

    /** What a state does that can be tried again; gives its result. */
    @FunctionalInterface
    interface Attempt {
        JsonNode make(JsonNode effectiveInput) throws InterruptedException;
    }

    StateRun(FlowRun flow, State state, JsonNode input, Track track) {
        this.flow = flow;
        this.state = state;
        this.input = input;
        this.track = track;
        this.context = flow.context().deepCopy();
        context.putObject("State")
                .put("Name", state.name())
                .put("EnteredTime", Timestamps.text(track.now()))
                .put("RetryCount", 0);
    }

    FlowRun.Ended run() throws InterruptedException {
        flow.listener().entered(state.name(), track.now());
        String type = state.type() + "State";
        track.record(type + "Entered", "stateEnteredEventDetails", details("input", input));
        try {
            FlowRun.Ended ended = state.match(this).make();
            Values.limited(ended.output());
            track.record(type + "Exited", "stateExitedEventDetails", details("output", ended.output()));
            flow.listener().exited(state.name(), track.now());
            return ended;
        } catch (StateError e) {
            flow.listener().failed(state.name(), e.error(), e.cause(), track.now());
            throw e;
        }
    }

    @Override
    public Visit task(TaskState task) {
        return () -> resilient(
                task.dataflow(),
                task.retries(),
                task.catches(),
                task.transition().next(),
                effective -> new TaskCall(task, flow.port(), track).call(effective));
    }

    @Override
    public Visit parallel(ParallelState parallel) {
        return () -> resilient(
                parallel.dataflow(),
                parallel.retries(),
                parallel.catches(),
                parallel.transition().next(),
                effective -> SideBySide.branches(flow, parallel, effective, track));
    }

    @Override
    public Visit map(MapState map) {
        return () -> {
            // The item selector is for each item, so the state itself has no parameters.
            Dataflow outer = new Dataflow(
                    map.dataflow().input(),
                    Optional.empty(),
                    map.dataflow().resultSelector(),
                    map.dataflow().result(),
                    map.dataflow().output());
            return resilient(
                    outer,
                    map.retries(),
                    map.catches(),
                    map.transition().next(),
                    effective -> SideBySide.items(flow, map, effective, context, track));
        };
    }

    @Override
    public Visit pass(PassState pass) {
        return () -> {
            Dataflow dataflow = pass.dataflow();
            JsonNode effective = effectiveInput(dataflow);
            return ended(
                    dataflow, pass.result().orElse(effective), pass.transition().next());
        };
    }

    @Override
    public Visit choice(ChoiceState choice) {
        return () -> {
            JsonNode effective = Values.select(choice.input(), input, context);
            Choices choices = new Choices(new Values(effective, context, StateError.RUNTIME));
            String next = choice.branches().stream()
                    .filter(branch -> branch.rule().match(choices))
                    .map(ChoiceState.Branch::next)
                    .findFirst()
                    .or(choice::otherwise)
                    .orElseThrow(
                            () -> new StateError("States.NoChoiceMatched", "No rule holds, and there is no Default"));
            return new FlowRun.Ended(Values.select(choice.output(), effective, context), Optional.of(next));
        };
    }

    @Override
    public Visit pause(WaitState pause) {
        return () -> {
            JsonNode effective = Values.select(pause.input(), input, context);
            Values values = new Values(effective, context, StateError.RUNTIME);
            Instant until = pause.until()
                    .match(
                            elapsed -> track.now().plus(elapsed.duration()),
                            WaitState.Until.Moment::instant,
                            at -> track.now().plusSeconds(seconds(values.at(at.path()))),
                            at -> instant(values.at(at.path())));
            track.advanceTo(until);
            return new FlowRun.Ended(
                    Values.select(pause.output(), effective, context),
                    pause.transition().next());
        };
    }

    @Override
    public Visit succeed(SucceedState succeed) {
        return () -> {
            JsonNode effective = Values.select(succeed.input(), input, context);
            return new FlowRun.Ended(Values.select(succeed.output(), effective, context), Optional.empty());
        };
    }

    @Override
    public Visit fail(FailState fail) {
        return () -> {
            throw new StateError(words(fail.error()), words(fail.cause()));
        };
    }

    private String words(Optional<FailState.Words> words) {
        Values values = new Values(input, context, StateError.RUNTIME);
        return words.map(some -> some.match(FailState.Words.Fixed::text, found -> text(values.of(found.expression()))))
                .orElse("");
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new StateError(StateError.RUNTIME, "An error's name and cause must be text: got " + value);
        }

        return value.textValue();
    }

    private static long seconds(JsonNode value) {
        if (!value.isIntegralNumber() || value.longValue() < 0) {
            throw new StateError(StateError.RUNTIME, "SecondsPath must lead to whole seconds: got " + value);
        }

        return value.longValue();
    }

    private static Instant instant(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw new StateError(StateError.RUNTIME, "TimestampPath must lead to a timestamp: got " + value);
        }
    }

    private JsonNode effectiveInput(Dataflow dataflow) {
        JsonNode selected = Values.select(dataflow.input(), input, context);
        return Values.limited(dataflow.parameters()
                .map(template -> new Values(selected, context, PARAMETER_PATH_FAILURE).of(template))
                .orElse(selected));
    }

    private FlowRun.Ended ended(Dataflow dataflow, JsonNode result, Optional<String> next) {
        JsonNode selected = dataflow.resultSelector()
                .map(template -> new Values(result, context, PARAMETER_PATH_FAILURE).of(template))
                .orElse(result);
        return new FlowRun.Ended(Values.select(dataflow.output(), placed(dataflow.result(), selected), context), next);
    }

    private JsonNode placed(Selection place, JsonNode result) {
        return place.match(path -> ReferencePath.put(input, path.path(), result), nothing -> input);
    }

    private FlowRun.Ended resilient(
            Dataflow dataflow, List<Retrier> retries, List<Catcher> catches, Optional<String> next, Attempt attempt)
            throws InterruptedException {
        int[] used = new int[retries.size()];
        int retry = 0;
        while (true) {
            try {
                JsonNode result = Values.limited(attempt.make(effectiveInput(dataflow)));
                return ended(dataflow, result, next);
            } catch (StateError e) {
                int matching = matching(retries, e);
                if (matching < 0 || used[matching] >= retries.get(matching).maxAttempts()) {
                    return caught(catches, e);
                }

                used[matching]++;
                retry++;
                Duration pause = retries.get(matching).pauseBefore(used[matching]);
                flow.listener().retrying(state.name(), e.error(), e.cause(), retry, pause);
                track.advance(pause);
                ((ObjectNode) context.get("State")).set("RetryCount", IntNode.valueOf(retry));
            }
        }
    }

    private static int matching(List<Retrier> retries, StateError error) {
        for (int i = 0; i < retries.size(); i++) {
            if (error.isMeantBy(retries.get(i).errors())) {
                return i;
            }
        }

        return -1;
    }

    private FlowRun.Ended caught(List<Catcher> catches, StateError error) {
        Catcher catcher = catches.stream()
                .filter(candidate -> error.isMeantBy(candidate.errors()))
                .findFirst()
                .orElseThrow(() -> error);
        ObjectNode described = JsonNodeFactory.instance
                .objectNode()
                .put("Error", error.error())
                .put("Cause", error.cause());
        flow.listener().failed(state.name(), error.error(), error.cause(), track.now());
        return new FlowRun.Ended(placed(catcher.result(), described), Optional.of(catcher.next()));
    }

    private ObjectNode details(String key, JsonNode value) {
        ObjectNode details =
                JsonNodeFactory.instance.objectNode().put("name", state.name()).put(key, value.toString());
        details.putObject(key + "Details").put("truncated", false);
        return details;
    }
}
