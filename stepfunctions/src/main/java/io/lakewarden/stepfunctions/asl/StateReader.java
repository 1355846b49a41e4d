package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one state. */
final class StateReader {
    private final String name;
    private final Fields fields;

    private StateReader(String name, Fields fields) {
        this.name = name;
        this.fields = fields;
    }

    static State read(String name, ObjectNode node) {
        Fields fields = new Fields("state \"" + name + "\"", node);
        fields.requireValue("QueryLanguage", "JSONPath");
        State state = new StateReader(name, fields).state(fields.text("Type"));
        fields.requireNoMore();
        return state;
    }

    private State state(String type) {
        return switch (type) {
            case "Task" -> task();
            case "Pass" ->
                new PassState(name, fields.comment(), passDataflow(), fields.optional("Result"), fields.transition());
            case "Choice" -> choice();
            case "Wait" ->
                new WaitState(
                        name,
                        fields.comment(),
                        fields.selection("InputPath"),
                        fields.selection("OutputPath"),
                        until(),
                        fields.transition());
            case "Parallel" ->
                new ParallelState(
                        name,
                        fields.comment(),
                        fields.dataflow("Parameters"),
                        StateMachineReader.branches(fields, "Branches"),
                        retries(),
                        catches(),
                        fields.transition());
            case "Map" -> map();
            case "Succeed" ->
                new SucceedState(name, fields.comment(), fields.selection("InputPath"), fields.selection("OutputPath"));
            case "Fail" -> new FailState(name, fields.comment(), words("Error"), words("Cause"));
            default -> throw fields.cannotRun("type " + type + " is not supported");
        };
    }

    private TaskState task() {
        return new TaskState(
                name,
                fields.comment(),
                fields.text("Resource"),
                fields.dataflow("Parameters"),
                fields.duration("TimeoutSeconds"),
                retries(),
                catches(),
                fields.transition());
    }

    private Dataflow passDataflow() {
        return new Dataflow(
                fields.selection("InputPath"),
                fields.template("Parameters"),
                Optional.empty(),
                fields.selection("ResultPath"),
                fields.selection("OutputPath"));
    }

    private ChoiceState choice() {
        List<ChoiceState.Branch> branches = new ArrayList<>();
        for (Fields choice : fields.objects("Choices")) {
            ChoiceRule rule = fields.explained("Choices", choice.node(), ChoiceRuleJson::read);
            branches.add(new ChoiceState.Branch(rule, choice.text("Next")));
        }

        if (branches.isEmpty()) {
            throw fields.cannotRun("field Choices is missing");
        }

        return new ChoiceState(
                name,
                fields.comment(),
                fields.selection("InputPath"),
                fields.selection("OutputPath"),
                branches,
                fields.optionalText("Default"));
    }

    private WaitState.Until until() {
        List<WaitState.Until> found = new ArrayList<>();
        fields.duration("Seconds").ifPresent(duration -> found.add(new WaitState.Until.Elapsed(duration)));
        fields.optionalText("Timestamp").ifPresent(text -> found.add(new WaitState.Until.Moment(instant(text))));
        fields.optional("SecondsPath")
                .ifPresent(path -> found.add(new WaitState.Until.SecondsAt(fields.path("SecondsPath", path))));
        fields.optional("TimestampPath")
                .ifPresent(path -> found.add(new WaitState.Until.TimestampAt(fields.path("TimestampPath", path))));
        if (found.size() != 1) {
            throw fields.cannotRun("it needs exactly one of Seconds, Timestamp, SecondsPath, TimestampPath");
        }

        return found.get(0);
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw fields.invalid("Timestamp", "a timestamp");
        }
    }

    private MapState map() {
        String parametersKey = fields.has("Parameters") ? "Parameters" : "ItemSelector";
        return new MapState(
                name,
                fields.comment(),
                fields.dataflow(parametersKey),
                fields.optional("ItemsPath").map(path -> fields.path("ItemsPath", path)),
                wholeNumber(fields, "MaxConcurrency", 0),
                StateMachineReader.processor(fields),
                retries(),
                catches(),
                fields.transition());
    }

    private Optional<FailState.Words> words(String key) {
        Optional<FailState.Words> fixed = fields.optionalText(key).map(FailState.Words.Fixed::new);
        Optional<FailState.Words> found = fields.optional(key + "Path")
                .map(value -> new FailState.Words.Found(
                        fields.explained(key + "Path", value, text -> Expression.parse(text.asText()))));
        if (fixed.isPresent() && found.isPresent()) {
            throw fields.cannotRun("it has both " + key + " and " + key + "Path");
        }

        return fixed.or(() -> found);
    }

    private List<Retrier> retries() {
        return fields.objects("Retry").stream().map(this::retrier).toList();
    }

    private Retrier retrier(Fields retry) {
        retry.requireValue("JitterStrategy", "NONE");
        Duration interval = retry.duration("IntervalSeconds").orElse(Retrier.DEFAULT.interval());
        Optional<Duration> maxDelay = retry.duration("MaxDelaySeconds");
        if (interval.isZero()
                || maxDelay.filter(delay -> delay.compareTo(interval) <= 0).isPresent()) {
            throw fields.cannotRun("a retrier needs IntervalSeconds of at least 1 and a longer MaxDelaySeconds");
        }

        double backoffRate = retry.optional("BackoffRate")
                .map(rate -> rate.isNumber() ? rate.doubleValue() : 0)
                .orElse(Retrier.DEFAULT.backoffRate());
        if (!(backoffRate >= 1)) {
            throw fields.invalid("BackoffRate", "a number of at least 1");
        }

        Retrier retrier = new Retrier(
                retry.texts("ErrorEquals"),
                interval,
                wholeNumber(retry, "MaxAttempts", Retrier.DEFAULT.maxAttempts()),
                backoffRate,
                maxDelay);
        retry.comment();
        retry.requireNoMore();
        return retrier;
    }

    private List<Catcher> catches() {
        return fields.objects("Catch").stream()
                .map(catcher -> {
                    Catcher read = new Catcher(
                            catcher.texts("ErrorEquals"), catcher.text("Next"), catcher.selection("ResultPath"));
                    catcher.comment();
                    catcher.requireNoMore();
                    return read;
                })
                .toList();
    }

    private static int wholeNumber(Fields fields, String key, int otherwise) {
        Optional<JsonNode> value = fields.optional(key);
        if (value.isEmpty()) {
            return otherwise;
        }

        if (!value.get().isIntegralNumber() || value.get().intValue() < 0) {
            throw fields.invalid(key, "a whole number");
        }

        return value.get().intValue();
    }
}
