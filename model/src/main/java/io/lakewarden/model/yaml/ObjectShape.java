package io.lakewarden.model.yaml;

import io.lakewarden.model.Position;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.text.Spelling;
import io.lakewarden.model.yaml.YamlValue.Entries;
import io.lakewarden.model.yaml.YamlValue.Entry;
import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mapping with a closed list of keys.
 *
 * @param what it is, with its article
 * @param fields its keys, in the order of the schema
 * @param constraints among them
 * @param build makes the value; it asks for every field
 */
record ObjectShape<T>(String what, List<Field<?>> fields, List<Constraint> constraints, Function<KeyValues, T> build)
        implements Shape<T> {
    ObjectShape {
        fields = List.copyOf(fields);
        constraints = List.copyOf(constraints);
    }

    @Override
    public T read(YamlValue value, Place place) {
        if (!(value instanceof Entries found)) {
            place.refuseValue(value, expected(), "write its keys below, indented");
            return built(new Entries(value.position(), List.of()), place.silent());
        }

        Map<String, Entry> entries = found.entries().stream()
                .collect(Collectors.toMap(entry -> entry.key().text(), Function.identity()));
        refuseUnknown(found, place.notes());
        refuseMissing(entries.keySet(), place);
        constraints.forEach(constraint -> constraint.check(what, entries, place));
        fields.forEach(field -> place.describe(field, Optional.ofNullable(entries.get(field.key()))));
        return built(found, place);
    }

    private T built(Entries entries, Place place) {
        KeyValues values = new KeyValues(entries, place);
        T built = build.apply(values);
        fields.stream().filter(field -> !values.asked(field)).findFirst().ifPresent(forgotten -> {
            throw new IllegalStateException("Cannot build " + what + ": nobody asked for " + forgotten.key());
        });
        return built;
    }

    private void refuseUnknown(Entries entries, Notes notes) {
        List<String> keys = fields.stream().map(Field::key).toList();
        entries.entries().stream()
                .filter(entry -> !keys.contains(entry.key().text()))
                .forEach(entry -> {
                    String text = entry.key().text();
                    String name = text.isBlank() ? "an empty key" : "the key " + OneLine.of(text, 60);
                    notes.refuse(
                            Mistake.UNKNOWN_KEY,
                            entry.key().position(),
                            "Cannot use " + name + ": " + what + " has no such key",
                            remedy(entry, keys));
                });
    }

    private static String remedy(Entry entry, List<String> keys) {
        boolean alone = entry.value() instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
        boolean cutOff = alone && Spelling.nearest(entry.key().text(), keys).isEmpty();
        return cutOff
                ? "if it is the rest of a text with a comma, put that text in quotes"
                : Spelling.remedy(entry.key().text(), keys);
    }

    private void refuseMissing(Set<String> present, Place place) {
        fields.stream()
                .filter(field -> field.required() && !present.contains(field.key()))
                .forEach(missing -> place.refuse(
                        Mistake.MISSING_KEY,
                        "Cannot read " + what + ": the key " + missing.key() + " is missing",
                        "add " + missing.key() + ": " + missing.shape().expected()));
    }

    @Override
    public T standIn() {
        return built(new Entries(new Position("", 1, 1), List.of()), Place.nowhere());
    }

    @Override
    public String expected() {
        return "a mapping with the keys of " + what;
    }

    @Override
    public Json.Fields schema() {
        Json.Fields properties = Json.object();
        for (Field<?> field : fields) {
            properties = properties.with(field.key(), field.schema());
        }

        Json.Fields schema = Json.object()
                .with("type", "object")
                .with("properties", properties)
                .with(
                        "required",
                        Json.texts(fields.stream()
                                .filter(Field::required)
                                .map(Field::key)
                                .toList()))
                .withTruth("additionalProperties", false);
        return constraints.isEmpty()
                ? schema
                : schema.with(
                        "allOf",
                        new Json.Array(constraints.stream()
                                .<Json>map(Constraint::schema)
                                .toList()));
    }
}
