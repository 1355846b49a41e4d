package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.Expression;
import java.util.List;
import java.util.StringTokenizer;

/** One call of an intrinsic function; what is wrong with it is {@code States.IntrinsicFailure}. */
final class IntrinsicCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_RANGE = 1000;

    private final Expression.Call call;
    private final List<JsonNode> arguments;

    IntrinsicCall(Expression.Call call, Values values) {
        this.call = call;
        this.arguments = call.arguments().stream().map(values::of).toList();
    }

    JsonNode result() {
        return switch (call.function()) {
            case ARRAY -> JsonNodeFactory.instance.arrayNode().addAll(arguments);
            case ARRAY_CONTAINS -> BooleanNode.valueOf(contains(array(0), argument(1)));
            case ARRAY_GET_ITEM -> item(array(0), whole(1));
            case ARRAY_LENGTH -> IntNode.valueOf(array(0).size());
            case ARRAY_PARTITION -> partitioned(array(0), whole(1));
            case ARRAY_RANGE -> range(whole(0), whole(1), whole(2));
            case ARRAY_UNIQUE -> unique(array(0));
            case FORMAT -> TextNode.valueOf(formatted());
            case JSON_MERGE -> merged();
            case JSON_TO_STRING -> TextNode.valueOf(argument(0).toString());
            case MATH_ADD -> LongNode.valueOf(Math.addExact(whole(0), whole(1)));
            case STRING_SPLIT -> split(text(0), text(1));
            case STRING_TO_JSON -> parsed(text(0));
        };
    }

    private static boolean contains(ArrayNode array, JsonNode wanted) {
        for (JsonNode item : array) {
            if (same(item, wanted)) {
                return true;
            }
        }

        return false;
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue()) == 0
                : left.equals(right);
    }

    private JsonNode item(ArrayNode array, long index) {
        if (index < 0 || index >= array.size()) {
            throw failure("there is no item " + index);
        }

        return array.get((int) index);
    }

    private JsonNode partitioned(ArrayNode array, long size) {
        if (size < 1) {
            throw failure("the size of a part must be at least 1");
        }

        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            ArrayNode part = i % size == 0 ? parts.addArray() : (ArrayNode) parts.get(parts.size() - 1);
            part.add(array.get(i));
        }

        return parts;
    }

    private JsonNode range(long first, long last, long step) {
        if (step == 0 || (last - first) / step >= LONGEST_RANGE) {
            throw failure("a range has a step other than 0 and at most " + LONGEST_RANGE + " items");
        }

        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
            items.add(i);
        }

        return items;
    }

    private static JsonNode unique(ArrayNode array) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> {
            if (!contains(items, item)) {
                items.add(item);
            }
        });
        return items;
    }

    private String formatted() {
        if (!(call.arguments().get(0) instanceof Expression.Quoted template)) {
            return fill(text(0));
        }

        return fill(template.escaped());
    }

    private String fill(String template) {
        StringBuilder filled = new StringBuilder();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length()) {
                i++;
                filled.append(template.charAt(i));
            } else if (c == '{' && template.startsWith("{}", i)) {
                JsonNode value = argument(next);
                filled.append(value.isTextual() ? value.textValue() : value.toString());
                next++;
                i++;
            } else {
                filled.append(c);
            }
        }

        if (next != arguments.size()) {
            throw failure("it has " + (next - 1) + " places for " + (arguments.size() - 1) + " values");
        }

        return filled.toString();
    }

    private JsonNode merged() {
        if (!(argument(0) instanceof ObjectNode left)
                || !(argument(1) instanceof ObjectNode right)
                || argument(2).asBoolean(true)) {
            throw failure("it takes two objects and false, since only shallow merging is supported");
        }

        ObjectNode merged = left.deepCopy();
        return merged.setAll(right);
    }

    private static JsonNode split(String text, String delimiters) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        StringTokenizer tokens = new StringTokenizer(text, delimiters);
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken());
        }

        return parts;
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw failure("the text is no JSON");
        }
    }

    private JsonNode argument(int index) {
        if (index >= arguments.size()) {
            throw failure("it has only " + arguments.size() + " arguments");
        }

        return arguments.get(index);
    }

    private ArrayNode array(int index) {
        if (argument(index) instanceof ArrayNode array) {
            return array;
        }

        throw failure("argument " + (index + 1) + " is no array");
    }

    private String text(int index) {
        if (!argument(index).isTextual()) {
            throw failure("argument " + (index + 1) + " is no text");
        }

        return argument(index).textValue();
    }

    private long whole(int index) {
        if (!argument(index).isNumber()) {
            throw failure("argument " + (index + 1) + " is no number");
        }

        return Math.round(argument(index).doubleValue());
    }

    private StateError failure(String why) {
        return new StateError(
                "States.IntrinsicFailure", "Cannot call " + call.function().key() + ": " + why);
    }
}
