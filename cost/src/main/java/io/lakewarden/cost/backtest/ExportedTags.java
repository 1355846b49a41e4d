package io.lakewarden.cost.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags of an export's line. Both forms hold them as JSON in one column; CUR 2.0 writes {@code lakewarden:pipeline} as
 * {@code user_lakewarden_pipeline}, FOCUS leaves keys or writes {@code user:} before them.
 */
final class ExportedTags {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportedTags() {}

    /** By normal keys; {@link IllegalArgumentException} if it is no object of JSON. */
    static Map<String, String> of(String text) {
        Map<String, String> tags = new TreeMap<>();
        if (!text.isBlank()) {
            read(text)
                    .fields()
                    .forEachRemaining(
                            tag -> tags.put(normal(tag.getKey()), tag.getValue().asText()));
        }

        return tags;
    }

    /** A key as all exports would write it. */
    static String normal(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_").replaceFirst("^(user|resourcetags)_", "");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("tags: got '" + text + "', expected an object of JSON", e);
        }
    }
}
