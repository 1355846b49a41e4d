package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The fields of one JSON object; each is taken once, and what is left in the end is refused. */
final class Fields {
    private final String owner;
    private final ObjectNode node;
    private final TreeSet<String> untaken = new TreeSet<>();

    /**
     * Nothing taken yet.
     *
     * @param owner for messages, say {@code state "Wait a little"}
     */
    Fields(String owner, ObjectNode node) {
        this.owner = owner;
        this.node = node;
        node.fieldNames().forEachRemaining(untaken::add);
    }

    String owner() {
        return owner;
    }

    boolean has(String key) {
        return node.has(key);
    }

    Optional<JsonNode> optional(String key) {
        untaken.remove(key);
        return node.has(key) ? Optional.of(node.get(key)) : Optional.empty();
    }

    JsonNode required(String key) {
        return optional(key).orElseThrow(() -> cannotRun("field " + key + " is missing"));
    }

    String text(String key) {
        return asText(key, required(key));
    }

    Optional<String> optionalText(String key) {
        return optional(key).map(value -> asText(key, value));
    }

    String comment() {
        return optionalText("Comment").orElse("");
    }

    Optional<Duration> duration(String key) {
        return optional(key).map(value -> {
            if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
                throw invalid(key, "whole seconds");
            }

            return Duration.ofSeconds(value.longValue());
        });
    }

    Selection selection(String key) {
        return optional(key)
                .<Selection>map(
                        value -> value.isNull() ? new Selection.Nothing() : new Selection.Path(path(key, value)))
                .orElse(Selection.WHOLE);
    }

    Optional<Template> template(String key) {
        return optional(key).map(value -> explained(key, value, TemplateJson::read));
    }

    Dataflow dataflow(String parametersKey) {
        return new Dataflow(
                selection("InputPath"),
                template(parametersKey),
                template("ResultSelector"),
                selection("ResultPath"),
                selection("OutputPath"));
    }

    Transition transition() {
        Optional<String> next = optionalText("Next");
        Optional<JsonNode> end = optional("End");
        if (next.isPresent() == end.isPresent()
                || end.filter(value -> !value.isBoolean() || !value.booleanValue())
                        .isPresent()) {
            throw cannotRun("it needs either Next, or End: true");
        }

        return next.<Transition>map(Transition.Next::new).orElseGet(Transition.End::new);
    }

    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        optional(key).ifPresent(list -> {
            if (!list.isArray() || list.isEmpty()) {
                throw invalid(key, "a list that is not empty");
            }

            list.forEach(item -> objects.add(new Fields(owner, asObject(key, item))));
        });
        return objects;
    }

    List<String> texts(String key) {
        JsonNode list = required(key);
        if (!list.isArray() || list.isEmpty()) {
            throw invalid(key, "a list that is not empty");
        }

        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(asText(key, item)));
        return texts;
    }

    /** Fails if the field is there with any other value. */
    void requireValue(String key, String expected) {
        optional(key).ifPresent(value -> {
            if (!value.isTextual() || !value.textValue().equals(expected)) {
                throw cannotRun(key + " " + value + " is not supported, only " + expected);
            }
        });
    }

    ObjectNode asObject(String key, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }

        throw invalid(key, "an object");
    }

    <T> T explained(String key, JsonNode value, Function<JsonNode, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot run " + owner + ": in " + key + ", " + e.getMessage(), e);
        }
    }

    void requireNoMore() {
        if (!untaken.isEmpty()) {
            throw cannotRun("field " + untaken.first() + " is not supported");
        }
    }

    JsonNode node() {
        return node;
    }

    IllegalArgumentException invalid(String key, String expected) {
        return cannotRun("field " + key + " is not " + expected);
    }

    IllegalArgumentException cannotRun(String why) {
        return new IllegalArgumentException("Cannot run " + owner + ": " + why);
    }

    String path(String key, JsonNode value) {
        String path = asText(key, value);
        if (!path.startsWith("$")) {
            throw invalid(key, "a path that begins with $");
        }

        return path;
    }

    private String asText(String key, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(key, "text");
        }

        return value.textValue();
    }
}
