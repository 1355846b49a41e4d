package io.lakewarden.model.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of JSON as a schema needs; keys keep the order they were given in. */
sealed interface Json {
    int LINE = 120;

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, true or false, as JSON writes it. */
    record Plain(String value) implements Json {}

    /** An array. */
    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** An object. */
    record Fields(List<Map.Entry<String, Json>> fields) implements Json {
        public Fields {
            fields = List.copyOf(fields);
        }

        /** The object with one key more, or with another value for it. */
        Fields with(String key, Json value) {
            Map<String, Json> all = new LinkedHashMap<>();
            fields.forEach(field -> all.put(field.getKey(), field.getValue()));
            all.put(key, value);
            return new Fields(all.entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList());
        }

        Fields with(String key, String value) {
            return with(key, new Text(value));
        }

        Fields with(String key, long value) {
            return with(key, new Plain(Long.toString(value)));
        }

        Fields with(String key, BigDecimal value) {
            return with(key, new Plain(value.toPlainString()));
        }

        Fields withTruth(String key, boolean value) {
            return with(key, new Plain(Boolean.toString(value)));
        }
    }

    static Fields object() {
        return new Fields(List.of());
    }

    static Json texts(List<String> values) {
        return new Array(values.stream().<Json>map(Text::new).toList());
    }

    /** The document, indented by two, ending in a line feed; what fits on a line stays on it. */
    default String print() {
        return String.join("\n", lines(0, 0)) + "\n";
    }

    /** The value's lines; {@code indent} is where they start, {@code lead} what stands before the first of them. */
    private List<String> lines(int indent, int lead) {
        String line = flat();
        if (line.length() + indent + lead <= LINE || this instanceof Text || this instanceof Plain) {
            return List.of(line);
        }

        boolean array = this instanceof Array;
        List<List<String>> parts = parts(indent + 2);
        List<String> lines = new ArrayList<>();
        lines.add(array ? "[" : "{");
        for (List<String> part : parts.subList(0, parts.size() - 1)) {
            lines.addAll(indented(part, ","));
        }

        lines.addAll(indented(parts.get(parts.size() - 1), ""));
        lines.add(array ? "]" : "}");
        return lines;
    }

    private List<List<String>> parts(int indent) {
        return this instanceof Array array
                ? array.items().stream().map(item -> item.lines(indent, 0)).toList()
                : ((Fields) this)
                        .fields().stream().map(field -> member(field, indent)).toList();
    }

    private static List<String> member(Map.Entry<String, Json> field, int indent) {
        String key = quoted(field.getKey()) + ": ";
        List<String> value = field.getValue().lines(indent, key.length());
        return Stream.concat(Stream.of(key + value.get(0)), value.stream().skip(1))
                .toList();
    }

    private static List<String> indented(List<String> part, String end) {
        List<String> lines = new ArrayList<>();
        part.forEach(line -> lines.add("  " + line));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + end);
        return lines;
    }

    private String flat() {
        if (this instanceof Text text) {
            return quoted(text.value());
        }

        if (this instanceof Plain plain) {
            return plain.value();
        }

        if (this instanceof Array array) {
            return array.items().stream().map(Json::flat).collect(Collectors.joining(", ", "[", "]"));
        }

        return ((Fields) this)
                .fields().stream()
                        .map(field ->
                                quoted(field.getKey()) + ": " + field.getValue().flat())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(character -> switch (character) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default ->
                        character < ' ' ? String.format("\\u%04x", character) : Character.toString((char) character);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
