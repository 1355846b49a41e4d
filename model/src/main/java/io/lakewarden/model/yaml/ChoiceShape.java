package io.lakewarden.model.yaml;

import io.lakewarden.model.text.Spelling;
import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One word of a closed list.
 *
 * @param words the words in the order of their values, and what each means
 */
record ChoiceShape<T>(Map<String, T> words) implements Shape<T> {
    ChoiceShape {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The constants of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> ChoiceShape<E> of(Class<E> type) {
        return new ChoiceShape<>(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        ChoiceShape::word, constant -> constant, (one, other) -> one, LinkedHashMap::new)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A default as a definition would write it. */
    static String shown(Object value) {
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }

        if (value instanceof Collection<?> items && !items.isEmpty()) {
            return items.stream().map(ChoiceShape::shown).collect(Collectors.joining(", "));
        }

        boolean empty =
                value.equals("") || value instanceof Collection<?> || value instanceof Map<?, ?> map && map.isEmpty();
        return empty ? "nothing" : value.toString();
    }

    @Override
    public T read(YamlValue value, Place place) {
        // The word null is nothing in YAML unless it is quoted; as one of the words it is meant.
        if (value instanceof Scalar scalar && words.containsKey(scalar.text())) {
            return words.get(scalar.text());
        }

        if (value instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
            place.refuseValue(value, expected(), remedy(scalar.text()));
            return standIn();
        }

        place.refuseValue(
                value,
                expected(),
                "write for example " + words.keySet().iterator().next());
        return standIn();
    }

    private String remedy(String wrong) {
        return Spelling.nearest(wrong, words.keySet())
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("write for example " + words.keySet().iterator().next());
    }

    @Override
    public T standIn() {
        return words.values().iterator().next();
    }

    @Override
    public String expected() {
        List<String> all = List.copyOf(words.keySet());
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }

    @Override
    public Json.Fields schema() {
        List<Json> values = new ArrayList<>();
        words.keySet().forEach(word -> values.add(new Json.Text(word)));
        if (words.containsKey("null")) {
            values.add(new Json.Plain("null"));
        }

        return Json.object().with("enum", new Json.Array(values));
    }
}
