package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CloudFormation's intrinsic functions. What cannot be known before a deployment stays as a symbol in {@code ${}}. */
final class Intrinsics {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final TextNode UNKNOWN = TextNode.valueOf("${unknown}");
    private static final int ZONES = 3;

    private final Stack stack;

    Intrinsics(Stack stack) {
        this.stack = stack;
    }

    /** The value with every function in it carried out; missing where it comes to no value. */
    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            ArrayNode resolved = NODES.arrayNode();
            node.forEach(item -> {
                JsonNode value = resolve(item);
                if (!value.isMissingNode()) {
                    resolved.add(value);
                }
            });
            return resolved;
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

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> stack.ref(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> substituted(argument);
            case "Fn::Join" -> joined(argument);
            case "Fn::Select" -> selected(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::FindInMap" -> mapped(argument);
            case "Fn::If" -> resolve(argument.path(stack.holds(argument.path(0).asText()) ? 1 : 2));
            case "Fn::ImportValue" -> stack.imported(resolve(argument).asText());
            case "Fn::Base64", "Fn::ToJsonString" -> text(resolve(argument));
            case "Fn::GetAZs" -> placeholders("zone", ZONES);
            case "Fn::Cidr" -> placeholders("block", resolve(argument.path(1)).asInt(ZONES));
            case "Fn::Length" -> NODES.numberNode(resolve(argument).size());
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

    private JsonNode selected(JsonNode argument) {
        JsonNode item = resolve(argument.path(1)).path(resolve(argument.path(0)).asInt());
        return item.isMissingNode() ? UNKNOWN : item;
    }

    private JsonNode split(JsonNode argument) {
        ArrayNode parts = NODES.arrayNode();
        String text = text(resolve(argument.path(1))).asText();
        for (String part : text.split(Pattern.quote(argument.path(0).asText()), -1)) {
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

    private static ArrayNode placeholders(String what, int count) {
        ArrayNode list = NODES.arrayNode();
        for (int index = 0; index < count; index++) {
            list.add("${" + what + index + "}");
        }

        return list;
    }

    private static JsonNode text(JsonNode node) {
        return node.isTextual() ? node : TextNode.valueOf(node.isContainerNode() ? node.toString() : node.asText());
    }
}
