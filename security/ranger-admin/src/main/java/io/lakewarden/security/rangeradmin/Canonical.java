package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON that is written the same where it means the same: what is absent is null, empty or false. */
final class Canonical {
    private Canonical() {}

    /** Fields and lists of texts are sorted; other lists keep their order, which may mean something. */
    static String text(JsonNode node) {
        if (node.isObject()) {
            SortedMap<String, String> fields = new TreeMap<>();
            node.fields().forEachRemaining(field -> {
                String text = text(field.getValue());
                if (!text.isEmpty()) {
                    fields.put(field.getKey(), text);
                }
            });
            return fields.isEmpty() ? "" : fields.toString();
        }

        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(text(element)));
            if (texts(node).size() == node.size()) {
                elements.sort(null);
            }

            return elements.isEmpty() ? "" : elements.toString();
        }

        String text = node.isNull() || node.isMissingNode() ? "" : node.asText();
        return "false".equals(text) || "0".equals(text) ? "" : text;
    }

    /** The texts of a list, in its order. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> {
            if (element.isTextual()) {
                texts.add(element.asText());
            }
        });
        return texts;
    }
}
