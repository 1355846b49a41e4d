package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.Selection;
import io.lakewarden.stepfunctions.asl.Template;
import java.nio.charset.StandardCharsets;

/**
 * Gives templates and expressions their values.
 *
 * @param input what {@code $} stands for
 * @param context what {@code $$} stands for
 * @param onMissing the error when a path finds nothing
 */
record Values(JsonNode input, JsonNode context, String onMissing)
        implements Template.Cases<JsonNode>, Expression.Cases<JsonNode> {
    private static final int LARGEST_PAYLOAD_BYTES = 256 * 1024;

    /** The part of a document that a selection means; nothing of it is an empty object. */
    static JsonNode select(Selection selection, JsonNode document, JsonNode context) {
        Values values = new Values(document, context, StateError.RUNTIME);
        return selection.match(path -> values.at(path.path()), nothing -> JsonNodeFactory.instance.objectNode());
    }

    /** The payload, unless it is too large. */
    static JsonNode limited(JsonNode payload) {
        if (payload.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD_BYTES) {
            throw new StateError(
                    StateError.DATA_LIMIT_EXCEEDED, "The payload is larger than " + LARGEST_PAYLOAD_BYTES + " bytes");
        }

        return payload;
    }

    JsonNode at(String path) {
        boolean isContext = path.startsWith("$$");
        return JsonPaths.find(isContext ? context : input, isContext ? path.substring(1) : path)
                .orElseThrow(() -> new StateError(
                        onMissing, "The path '" + path + "' could not be found in " + (isContext ? context : input)));
    }

    JsonNode of(Template template) {
        return template.match(this);
    }

    JsonNode of(Expression expression) {
        return expression.match(this);
    }

    @Override
    public JsonNode constant(Template.Constant template) {
        return template.value();
    }

    @Override
    public JsonNode computed(Template.Computed template) {
        return of(template.expression());
    }

    @Override
    public JsonNode fields(Template.Fields template) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        template.fields().forEach(field -> node.set(field.key(), of(field.value())));
        return node;
    }

    @Override
    public JsonNode items(Template.Items template) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        template.items().forEach(item -> node.add(of(item)));
        return node;
    }

    @Override
    public JsonNode inputPath(Expression.InputPath expression) {
        return at(expression.path());
    }

    @Override
    public JsonNode contextPath(Expression.ContextPath expression) {
        return at(expression.path());
    }

    @Override
    public JsonNode call(Expression.Call expression) {
        return new IntrinsicCall(expression, this).result();
    }

    @Override
    public JsonNode quoted(Expression.Quoted expression) {
        return TextNode.valueOf(expression.text());
    }

    @Override
    public JsonNode plain(Expression.Plain expression) {
        return expression.value();
    }
}
