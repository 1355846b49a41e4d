package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders {@code ${Name}} of a definition, as CloudFormation's DefinitionSubstitutions do, but escapes
 * values where CloudFormation would not.
 */
public final class Substitutions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    private static final Pattern RESERVED = Pattern.compile("['{}\\\\]");

    private final SortedMap<String, String> values;

    private Substitutions(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The names of all placeholders of a definition. */
    public static SortedSet<String> names(String json) {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(json);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }

        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * The definition with its placeholders filled; values are escaped as JSON, and as quoted text where they are
     * arguments of an intrinsic function.
     *
     * @throws IllegalArgumentException if a placeholder has no value, or the definition is no JSON
     */
    public static String apply(String json, SortedMap<String, String> values) {
        try {
            JsonNode filled = new Substitutions(values).filled(JSON.readTree(json), false);
            return StateMachineJson.print(filled) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot fill the definition: " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode filled(JsonNode node, boolean isExpression) {
        if (node.isTextual()) {
            return TextNode.valueOf(filled(node.textValue(), isExpression));
        }

        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(filled(item, false)));
            return copy;
        }

        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field ->
                            copy.set(field.getKey(), filled(field.getValue(), isExpressionKey(field.getKey()))));
            return copy;
        }

        return node;
    }

    private static boolean isExpressionKey(String key) {
        return key.endsWith(".$") || key.equals("ErrorPath") || key.equals("CausePath");
    }

    private String filled(String text, boolean isExpression) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Cannot fill ${" + matcher.group(1) + "}: no value is given for it");
            }

            filled.append(text, from, matcher.start());
            filled.append(isExpression ? RESERVED.matcher(value).replaceAll("\\\\$0") : value);
            from = matcher.end();
        }

        return filled.append(text.substring(from)).toString();
    }
}
