package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A resource of a template, its properties resolved. What only a deployment knows stands in them as
 * {@code ${stack/LogicalId}} or {@code ${stack/LogicalId.Attribute}}.
 *
 * @param stack the stack's name; of a nested one, its parent's, a slash and its logical id
 * @param logicalId within the stack
 * @param path the construct's, where the CDK wrote it; else the id
 * @param type such as {@code AWS::S3::Bucket}
 * @param properties an object
 * @param doubt why it is not known before a deployment whether it is there, as a reader is told; empty where it is there
 */
public record Resource(
        String stack, String logicalId, String path, String type, JsonNode properties, Optional<String> doubt) {
    /** Unique over all stacks. */
    public String id() {
        return stack + "/" + logicalId;
    }

    /** What stands at a path of keys; a missing node where nothing does. */
    public JsonNode at(String... keys) {
        JsonNode node = properties;
        for (String key : keys) {
            node = node.path(key);
        }

        return node;
    }

    /** A text or number as text. */
    public Optional<String> text(String... keys) {
        return scalar(at(keys));
    }

    /** The same, where it is known before a deployment. */
    public Optional<String> known(String... keys) {
        return text(keys).filter(text -> !text.contains("${"));
    }

    /**
     * A number from 0, also where it is written as text; empty where it is none, below 0 or not known before a deployment. No
     * resource has less than nothing of anything that is billed.
     */
    public Optional<BigDecimal> number(String... keys) {
        return number(at(keys));
    }

    /** Whether it is true, also where that is written as text. */
    public boolean isTrue(String... keys) {
        return at(keys).asText().equals("true");
    }

    /** The items of a list; none where there is no list. */
    public List<JsonNode> items(String... keys) {
        return items(at(keys));
    }

    /** Whether a value is this resource, or one of its attributes. */
    public boolean isNamedIn(String value) {
        return value.contains("${" + id() + "}") || value.contains("${" + id() + ".");
    }

    /** The value of a tag. */
    public Optional<String> tag(String key) {
        return items("Tags").stream()
                .filter(tag -> tag.path("Key").asText().equals(key))
                .map(tag -> tag.path("Value").asText())
                .findFirst();
    }

    static Optional<String> scalar(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** A number within a resource, as {@link #number(String...)} reads it. */
    public static Optional<BigDecimal> number(JsonNode node) {
        return signed(node).filter(number -> number.signum() >= 0);
    }

    /** A number, also below 0 and where it is written as text. */
    static Optional<BigDecimal> signed(JsonNode node) {
        return scalar(node)
                .filter(text -> text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"))
                .map(BigDecimal::new);
    }

    static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
    }
}
