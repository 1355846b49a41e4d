package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CloudFormation's intrinsic functions. What cannot be known before a deployment stays as a symbol in {@code ${}}. */
final class Intrinsics {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final TextNode UNKNOWN = TextNode.valueOf("${unknown}");

    /** What may be a value and may be none. */
    private static final TextNode PERHAPS = TextNode.valueOf("${perhaps}");

    private static final Pattern SYMBOL = Pattern.compile("\\$\\{([^{}]+)}");

    private final Stack stack;

    Intrinsics(Stack stack) {
        this.stack = stack;
    }

    /** The value with every function in it carried out; missing where it comes to no value. */
    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            return items(node);
        }

        if (!node.isObject()) {
            return node;
        }

        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.fields().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue());
            }
        }

        ObjectNode resolved = NODES.objectNode();
        node.fields().forEachRemaining(field -> {
            JsonNode value = resolve(field.getValue());
            if (!value.isMissingNode()) {
                resolved.set(field.getKey(), value);
            }
        });
        return resolved;
    }

    /** A list that may have an item more or less is not known. */
    private JsonNode items(JsonNode list) {
        ArrayNode resolved = NODES.arrayNode();
        for (JsonNode item : list) {
            JsonNode value = resolve(item);
            if (value.equals(PERHAPS)) {
                return UNKNOWN;
            }

            if (!value.isMissingNode()) {
                resolved.add(value);
            }
        }

        return resolved;
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> stack.ref(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> substituted(argument);
            case "Fn::Join" -> joined(argument);
            case "Fn::Select" -> selected(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::FindInMap" -> mapped(argument);
            case "Fn::If" -> chosen(argument);
            case "Fn::ImportValue" -> stack.imported(resolve(argument).asText());
            case "Fn::Base64", "Fn::ToJsonString" -> text(resolve(argument));
            case "Fn::GetAZs" -> TextNode.valueOf("${zones}");
            case "Fn::Cidr" -> blocks(resolve(argument.path(1)));
            case "Fn::Length" -> length(resolve(argument));
            case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Fn::Contains" ->
                NODES.booleanNode(truth(NODES.objectNode().set(function, argument)) != Truth.FALSE);
            default -> UNKNOWN;
        };
    }

    /** The truth of a condition's body. */
    Truth truth(JsonNode body) {
        if (body.has("Condition")) {
            return stack.condition(body.path("Condition").asText());
        }

        if (body.isBoolean()) {
            return Truth.of(body.asBoolean());
        }

        String function =
                body.isObject() && body.size() == 1 ? body.fieldNames().next() : "";
        List<JsonNode> arguments = Resource.items(body.path(function));
        return switch (function) {
            case "Fn::And" -> Truth.all(arguments.stream().map(this::truth));
            case "Fn::Or" -> Truth.any(arguments.stream().map(this::truth));
            case "Fn::Not" -> truth(body.path(function).path(0)).not();
            case "Fn::Equals" ->
                equal(
                        resolve(body.path(function).path(0)),
                        resolve(body.path(function).path(1)));
            case "Fn::Contains" ->
                Truth.any(Resource.items(resolve(body.path(function).path(0))).stream()
                        .map(item -> equal(item, resolve(body.path(function).path(1)))));
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth equal(JsonNode left, JsonNode right) {
        if (text(left).equals(text(right))) {
            return Truth.TRUE;
        }

        return isSymbolic(left) || isSymbolic(right) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static boolean isSymbolic(JsonNode node) {
        return node.toString().contains("${");
    }

    private JsonNode attribute(JsonNode argument) {
        String whole = argument.isArray()
                ? Resource.items(argument).stream()
                        .map(part -> text(resolve(part)).asText())
                        .collect(Collectors.joining("."))
                : argument.asText();
        int dot = whole.indexOf('.');
        return stack.attribute(whole.substring(0, Math.max(dot, 0)), whole.substring(dot + 1));
    }

    private JsonNode substituted(JsonNode argument) {
        String template = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? argument.path(1) : NODES.objectNode();
        return TextNode.valueOf(VARIABLE.matcher(template)
                .replaceAll(variable -> Matcher.quoteReplacement(variable(variable.group(1), variable.group(2), own))));
    }

    private String variable(String escape, String name, JsonNode own) {
        if (!escape.isEmpty()) {
            return "${" + name + "}";
        }

        if (own.has(name)) {
            return text(resolve(own.path(name))).asText();
        }

        return text(name.contains(".") && !name.startsWith("AWS::")
                        ? attribute(TextNode.valueOf(name))
                        : stack.ref(name))
                .asText();
    }

    private JsonNode joined(JsonNode argument) {
        JsonNode parts = resolve(argument.path(1));
        return TextNode.valueOf(
                parts.isArray()
                        ? Resource.items(parts).stream()
                                .map(part -> text(part).asText())
                                .collect(Collectors.joining(argument.path(0).asText()))
                        : text(parts).asText());
    }

    /** Of two values of which only a deployment knows the right one, neither. */
    private JsonNode chosen(JsonNode argument) {
        JsonNode first = argument.path(1);
        JsonNode second = argument.path(2);
        return switch (stack.condition(argument.path(0).asText())) {
            case TRUE -> resolve(first);
            case FALSE -> resolve(second);
            case UNKNOWN -> either(resolve(first), resolve(second));
        };
    }

    private static JsonNode either(JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return one;
        }

        return one.isMissingNode() || other.isMissingNode() ? PERHAPS : UNKNOWN;
    }

    private JsonNode length(JsonNode list) {
        return list.isArray() ? NODES.numberNode(list.size()) : UNKNOWN;
    }

    /** Of a list that only a deployment knows, a symbol of the item. */
    private JsonNode selected(JsonNode argument) {
        Optional<Integer> index = Resource.number(resolve(argument.path(0))).map(BigDecimal::intValue);
        JsonNode list = resolve(argument.path(1));
        Matcher symbol = SYMBOL.matcher(list.asText());
        if (index.isPresent() && list.isTextual() && symbol.matches()) {
            return TextNode.valueOf("${" + symbol.group(1) + "[" + index.get() + "]}");
        }

        JsonNode item = index.map(list::path).orElse(UNKNOWN);
        return item.isMissingNode() ? UNKNOWN : item;
    }

    /** A text that only a deployment knows has as many parts as that will show. */
    private JsonNode split(JsonNode argument) {
        JsonNode whole = text(resolve(argument.path(1)));
        if (SYMBOL.matcher(whole.asText()).matches()) {
            return whole;
        }

        ArrayNode parts = NODES.arrayNode();
        for (String part : whole.asText().split(Pattern.quote(argument.path(0).asText()), -1)) {
            parts.add(part);
        }

        return parts;
    }

    private JsonNode mapped(JsonNode argument) {
        return stack.mapped(
                        resolve(argument.path(0)).asText(),
                        resolve(argument.path(1)).asText(),
                        resolve(argument.path(2)).asText())
                .map(this::resolve)
                .orElseGet(() -> argument.path(3).has("DefaultValue")
                        ? resolve(argument.path(3).path("DefaultValue"))
                        : UNKNOWN);
    }

    private static JsonNode blocks(JsonNode count) {
        return Resource.number(count)
                .map(BigDecimal::intValue)
                .<JsonNode>map(blocks -> {
                    ArrayNode list = NODES.arrayNode();
                    IntStream.range(0, blocks).forEach(index -> list.add("${block" + index + "}"));
                    return list;
                })
                .orElse(UNKNOWN);
    }

    private static JsonNode text(JsonNode node) {
        return node.isTextual() ? node : TextNode.valueOf(node.isContainerNode() ? node.toString() : node.asText());
    }
}
