package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/**
 * Loops of a template written out
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html). One
 * over what only a deployment knows stays as it is.
 */
final class Loops {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LOOP = "Fn::ForEach::";

    private final UnaryOperator<JsonNode> resolve;

    private Loops(UnaryOperator<JsonNode> resolve) {
        this.resolve = resolve;
    }

    /**
     * The same without loops.
     *
     * @param resolve gives a collection's value
     */
    static JsonNode writtenOut(JsonNode template, UnaryOperator<JsonNode> resolve) {
        return new Loops(resolve).writtenOut(template);
    }

    private JsonNode writtenOut(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            node.forEach(item -> list.add(writtenOut(item)));
            return list;
        }

        if (!node.isObject()) {
            return node;
        }

        ObjectNode object = NODES.objectNode();
        node.fields().forEachRemaining(field -> {
            JsonNode items = field.getKey().startsWith(LOOP)
                    ? resolve.apply(field.getValue().path(1))
                    : NODES.missingNode();
            if (items.isArray()) {
                items.forEach(item -> object.setAll(body(field.getValue(), item.asText())));
            } else {
                object.set(field.getKey(), writtenOut(field.getValue()));
            }
        });
        return object;
    }

    /** What a loop gives for one item. */
    private ObjectNode body(JsonNode loop, String item) {
        JsonNode filled = filled(loop.path(2), loop.path(0).asText(), item);
        return writtenOut(filled) instanceof ObjectNode object ? object : NODES.objectNode();
    }

    private static JsonNode filled(JsonNode node, String name, String item) {
        if (node.isTextual()) {
            return TextNode.valueOf(filled(node.asText(), name, item));
        }

        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            node.forEach(each -> list.add(filled(each, name, item)));
            return list;
        }

        if (!node.isObject()) {
            return node;
        }

        if (node.size() == 1 && node.path("Ref").asText().equals(name)) {
            return TextNode.valueOf(item);
        }

        ObjectNode object = NODES.objectNode();
        node.fields()
                .forEachRemaining(
                        field -> object.set(filled(field.getKey(), name, item), filled(field.getValue(), name, item)));
        return object;
    }

    /** With an ampersand, of the item only letters and digits stay, as ids have it. */
    private static String filled(String text, String name, String item) {
        return text.replace("${" + name + "}", item).replace("&{" + name + "}", item.replaceAll("[^A-Za-z0-9]", ""));
    }
}
