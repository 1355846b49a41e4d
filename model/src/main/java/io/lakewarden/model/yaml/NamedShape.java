package io.lakewarden.model.yaml;

import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.yaml.YamlValue.Entries;
import io.lakewarden.model.yaml.YamlValue.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping from names to values, in the order of the file.
 *
 * @param what a name names, with its article
 * @param key the shape of each name
 * @param value the shape of each value
 * @param min fewest entries
 * @param max most entries
 */
record NamedShape<K, T>(String what, TextShape<K> key, Shape<T> value, int min, int max)
        implements Shape<List<Map.Entry<K, T>>> {
    @Override
    public List<Map.Entry<K, T>> read(YamlValue found, Place place) {
        if (!(found instanceof Entries entries)) {
            place.refuseValue(found, expected(), "write each as a line " + key.example() + ": ...");
            return List.of();
        }

        if (entries.entries().size() < min || entries.entries().size() > max) {
            place.refuse(
                    Mistake.INVALID_VALUE,
                    "Invalid " + OneLine.of(place.label(), 40) + ": got "
                            + entries.entries().size() + ", expected " + min + " to " + max + " of them",
                    entries.entries().size() < min ? "add what is missing" : "leave some out");
        }

        List<Map.Entry<K, T>> read = new ArrayList<>();
        for (Entry entry : entries.entries()) {
            Place at = place.key(entry.key().text(), entry.position());
            Optional<K> name = key.name(entry.key(), "name of " + what, place.notes());
            // A refused name is replaced while its value is read, so that the findings inside come as well.
            Place inside = name.isPresent() ? at : place.key(key.example(), entry.position());
            at.describe(what, entry.value());
            T content = value.read(entry.value(), inside);
            name.ifPresent(present -> read.add(Map.entry(present, content)));
        }

        return read;
    }

    /** Only the values, which know their names. */
    Shape<List<T>> values() {
        return map(entries -> entries.stream().map(Map.Entry::getValue).toList());
    }

    @Override
    public List<Map.Entry<K, T>> standIn() {
        return List.of();
    }

    @Override
    public String expected() {
        return "a mapping by name";
    }

    @Override
    public Json.Fields schema() {
        return Json.object()
                .with("type", "object")
                .with("propertyNames", key.schema())
                .with("additionalProperties", value.schema())
                .with("minProperties", min)
                .with("maxProperties", max);
    }
}
