package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Values that were given to templates' parameters, held against what the templates declare, as CloudFormation does
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
 */
final class Parameters {
    private static final String LIST = "CommaDelimitedList";

    private Parameters() {}

    /**
     * The values as a template sees them.
     *
     * @throws Unreadable if no template declares such a parameter, or none of those that do takes the value
     */
    static Map<String, JsonNode> given(Map<String, String> values, List<JsonNode> templates) {
        Map<String, JsonNode> given = new TreeMap<>();
        values.forEach((name, value) -> {
            List<JsonNode> declared = templates.stream()
                    .map(template -> template.path("Parameters").path(name))
                    .filter(JsonNode::isObject)
                    .toList();
            if (declared.isEmpty()) {
                throw new Unreadable(
                        "Cannot give the parameter " + name + " a value: no template declares it; " + known(templates));
            }

            declared.forEach(parameter -> expected(parameter, value).ifPresent(expected -> {
                throw new Unreadable("Cannot give the parameter " + name + " the value '" + value + "': expected "
                        + expected + ", as its template declares");
            }));
            given.put(name, TextNode.valueOf(value));
        });
        return given;
    }

    /** What a reference to it gives: of a list, its items. */
    static JsonNode value(JsonNode declared, JsonNode value) {
        if (!isList(declared) || value.isContainerNode()) {
            return value;
        }

        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items(value.asText()).forEach(list::add);
        return list;
    }

    private static String known(List<JsonNode> templates) {
        TreeSet<String> names = new TreeSet<>();
        templates.forEach(template -> template.path("Parameters").fieldNames().forEachRemaining(names::add));
        return names.isEmpty() ? "they declare none, leave it out" : "name one of " + String.join(", ", names);
    }

    /** What is wrong with a value; empty where nothing is. */
    private static Optional<String> expected(JsonNode declared, String value) {
        String type = declared.path("Type").asText();
        List<String> items = isList(declared) ? items(value).toList() : List.of(value);
        return Stream.of(
                        broken(
                                items,
                                type.contains("Number"),
                                item -> number(item).isPresent(),
                                "a number"),
                        allowed(declared, items),
                        pattern(declared, type, items),
                        length(declared, type, value),
                        bounds(declared, type, value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> allowed(JsonNode declared, List<String> items) {
        List<String> values = Resource.items(declared.path("AllowedValues")).stream()
                .map(JsonNode::asText)
                .toList();
        return broken(items, !values.isEmpty(), values::contains, "one of " + String.join(", ", values));
    }

    private static Optional<String> pattern(JsonNode declared, String type, List<String> items) {
        String pattern = declared.path("AllowedPattern").asText();
        boolean isText = type.equals("String") || type.equals(LIST);
        return broken(items, isText && !pattern.isEmpty(), item -> matches(pattern, item), "what matches " + pattern);
    }

    private static boolean matches(String pattern, String item) {
        try {
            return Pattern.matches(pattern, item);
        } catch (PatternSyntaxException e) {
            throw new Unreadable(
                    "Cannot read the AllowedPattern " + pattern + " of a parameter: " + e.getDescription());
        }
    }

    private static Optional<String> length(JsonNode declared, String type, String value) {
        int least = declared.path("MinLength").asInt(0);
        int most = declared.path("MaxLength").asInt(Integer.MAX_VALUE);
        return broken(
                List.of(value),
                type.equals("String"),
                text -> text.length() >= least && text.length() <= most,
                least + " to " + most + " characters");
    }

    private static Optional<String> bounds(JsonNode declared, String type, String value) {
        Optional<BigDecimal> least = Resource.signed(declared.path("MinValue"));
        Optional<BigDecimal> most = Resource.signed(declared.path("MaxValue"));
        boolean isTooLittle = number(value)
                .flatMap(number -> least.filter(limit -> number.compareTo(limit) < 0))
                .isPresent();
        boolean isTooMuch = number(value)
                .flatMap(number -> most.filter(limit -> number.compareTo(limit) > 0))
                .isPresent();
        return Stream.of(
                        least.filter(limit -> isTooLittle).map(limit -> "at least " + limit.toPlainString()),
                        most.filter(limit -> isTooMuch).map(limit -> "at most " + limit.toPlainString()))
                .flatMap(Optional::stream)
                .filter(expected -> type.equals("Number"))
                .findFirst();
    }

    private static Optional<String> broken(
            List<String> items, boolean isRule, Predicate<String> holds, String expected) {
        return isRule && !items.stream().allMatch(holds) ? Optional.of(expected) : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        return Resource.signed(TextNode.valueOf(text));
    }

    private static boolean isList(JsonNode declared) {
        String type = declared.path("Type").asText();
        return type.equals(LIST) || type.startsWith("List<");
    }

    private static Stream<String> items(String text) {
        return Stream.of(text.split(",")).map(String::strip);
    }
}
