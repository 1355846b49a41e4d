package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** Writes a machine as a JSON tree; fields that say what is assumed anyway are left out. */
final class StateMachineWriter implements State.Cases<ObjectNode> {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StateMachineWriter() {}

    static ObjectNode write(StateMachine machine) {
        ObjectNode node = NODES.objectNode();
        writeComment(node, machine.comment());
        writeFlow(node, machine.flow());
        machine.timeout().ifPresent(timeout -> node.put("TimeoutSeconds", seconds(timeout)));
        return node;
    }

    private static void writeFlow(ObjectNode node, Flow flow) {
        node.put("StartAt", flow.startAt());
        ObjectNode states = node.putObject("States");
        StateMachineWriter writer = new StateMachineWriter();
        flow.states().forEach(state -> states.set(state.name(), state.match(writer)));
    }

    @Override
    public ObjectNode task(TaskState state) {
        ObjectNode node = typed(state);
        node.put("Resource", state.resource());
        writeInput(node, state.dataflow(), "Parameters");
        state.timeout().ifPresent(timeout -> node.put("TimeoutSeconds", seconds(timeout)));
        writeResult(node, state.dataflow());
        writeErrors(node, state.retries(), state.catches());
        return ended(node, state.transition());
    }

    @Override
    public ObjectNode pass(PassState state) {
        ObjectNode node = typed(state);
        writeInput(node, state.dataflow(), "Parameters");
        state.result().ifPresent(result -> node.set("Result", result));
        writeResult(node, state.dataflow());
        return ended(node, state.transition());
    }

    @Override
    public ObjectNode choice(ChoiceState state) {
        ObjectNode node = typed(state);
        writeSelection(node, "InputPath", state.input());
        ArrayNode choices = node.putArray("Choices");
        state.branches()
                .forEach(branch ->
                        choices.add(ChoiceRuleJson.write(branch.rule()).put("Next", branch.next())));
        state.otherwise().ifPresent(next -> node.put("Default", next));
        writeSelection(node, "OutputPath", state.output());
        return node;
    }

    @Override
    public ObjectNode pause(WaitState state) {
        ObjectNode node = typed(state);
        writeSelection(node, "InputPath", state.input());
        ObjectNode filled = state.until()
                .match(
                        elapsed -> node.put("Seconds", seconds(elapsed.duration())),
                        moment -> node.put("Timestamp", moment.instant().toString()),
                        secondsAt -> node.put("SecondsPath", secondsAt.path()),
                        timestampAt -> node.put("TimestampPath", timestampAt.path()));
        writeSelection(filled, "OutputPath", state.output());
        return ended(filled, state.transition());
    }

    @Override
    public ObjectNode parallel(ParallelState state) {
        ObjectNode node = typed(state);
        writeInput(node, state.dataflow(), "Parameters");
        ArrayNode branches = node.putArray("Branches");
        state.branches().forEach(branch -> writeFlow(branches.addObject(), branch));
        writeResult(node, state.dataflow());
        writeErrors(node, state.retries(), state.catches());
        return ended(node, state.transition());
    }

    @Override
    public ObjectNode map(MapState state) {
        ObjectNode node = typed(state);
        writeSelection(node, "InputPath", state.dataflow().input());
        state.itemsPath().ifPresent(path -> node.put("ItemsPath", path));
        state.dataflow().parameters().ifPresent(template -> node.set("ItemSelector", TemplateJson.write(template)));
        node.put("MaxConcurrency", state.maxConcurrency());
        writeFlow(node.putObject("ItemProcessor"), state.processor());
        writeResult(node, state.dataflow());
        writeErrors(node, state.retries(), state.catches());
        return ended(node, state.transition());
    }

    @Override
    public ObjectNode succeed(SucceedState state) {
        ObjectNode node = typed(state);
        writeSelection(node, "InputPath", state.input());
        writeSelection(node, "OutputPath", state.output());
        return node;
    }

    @Override
    public ObjectNode fail(FailState state) {
        ObjectNode node = typed(state);
        state.error().ifPresent(words -> writeWords(node, "Error", words));
        state.cause().ifPresent(words -> writeWords(node, "Cause", words));
        return node;
    }

    private static void writeWords(ObjectNode node, String key, FailState.Words words) {
        words.match(
                fixed -> node.put(key, fixed.text()),
                found -> node.put(key + "Path", found.expression().written()));
    }

    private static ObjectNode typed(State state) {
        ObjectNode node = NODES.objectNode().put("Type", state.type());
        writeComment(node, state.comment());
        return node;
    }

    private static void writeComment(ObjectNode node, String comment) {
        if (!comment.isEmpty()) {
            node.put("Comment", comment);
        }
    }

    private static void writeInput(ObjectNode node, Dataflow dataflow, String parametersKey) {
        writeSelection(node, "InputPath", dataflow.input());
        dataflow.parameters().ifPresent(template -> node.set(parametersKey, TemplateJson.write(template)));
    }

    private static void writeResult(ObjectNode node, Dataflow dataflow) {
        dataflow.resultSelector().ifPresent(template -> node.set("ResultSelector", TemplateJson.write(template)));
        writeSelection(node, "ResultPath", dataflow.result());
        writeSelection(node, "OutputPath", dataflow.output());
    }

    private static void writeSelection(ObjectNode node, String key, Selection selection) {
        if (!selection.equals(Selection.WHOLE)) {
            JsonNode written = selection.match(path -> NODES.textNode(path.path()), nothing -> NODES.nullNode());
            node.set(key, written);
        }
    }

    private static void writeErrors(ObjectNode node, List<Retrier> retries, List<Catcher> catches) {
        if (!retries.isEmpty()) {
            ArrayNode list = node.putArray("Retry");
            retries.forEach(retrier -> writeRetrier(list.addObject(), retrier));
        }

        if (!catches.isEmpty()) {
            ArrayNode list = node.putArray("Catch");
            catches.forEach(catcher -> writeCatcher(list.addObject(), catcher));
        }
    }

    private static void writeRetrier(ObjectNode node, Retrier retrier) {
        writeErrorNames(node, retrier.errors());
        node.put("IntervalSeconds", seconds(retrier.interval()));
        node.put("MaxAttempts", retrier.maxAttempts());
        node.put("BackoffRate", retrier.backoffRate());
        retrier.maxDelay().ifPresent(delay -> node.put("MaxDelaySeconds", seconds(delay)));
    }

    private static void writeCatcher(ObjectNode node, Catcher catcher) {
        writeErrorNames(node, catcher.errors());
        writeSelection(node, "ResultPath", catcher.result());
        node.put("Next", catcher.next());
    }

    private static void writeErrorNames(ObjectNode node, List<String> errors) {
        ArrayNode names = node.putArray("ErrorEquals");
        errors.forEach(names::add);
    }

    private static ObjectNode ended(ObjectNode node, Transition transition) {
        return transition.next().isPresent()
                ? node.put("Next", transition.next().get())
                : node.put("End", true);
    }

    private static long seconds(Duration duration) {
        if (duration.getNano() != 0) {
            throw new IllegalArgumentException("Invalid duration: got " + duration + ", expected whole seconds");
        }

        return duration.toSeconds();
    }
}
