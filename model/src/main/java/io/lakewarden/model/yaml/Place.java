package io.lakewarden.model.yaml;

import io.lakewarden.model.DescribedValue;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Position;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.yaml.YamlValue.Entry;
import java.util.Optional;

/**
 * Where a value is read.
 *
 * @param path its way from the top of the file
 * @param label what messages call it: its key, or for an item that of its list
 * @param position where a reader looks for it
 * @param notes what is found there
 */
record Place(NodePath path, String label, Position position, Notes notes) {
    Place {
        notes.stands(path, position);
    }

    static Place top(String file, YamlValue value, Notes notes) {
        return new Place(NodePath.of(file), "file", value.position(), notes);
    }

    /** A place that keeps nothing, for building stand-ins. */
    static Place nowhere() {
        return new Place(NodePath.of(""), "", new Position("", 1, 1), new Notes());
    }

    /** The same place, where nothing is noted any more. */
    Place silent() {
        return new Place(path, label, position, new Notes());
    }

    /** The value of a key here. */
    Place key(String key, Position at) {
        return new Place(path.to(key), key, at, notes);
    }

    /** An item here, known by its index or its name. */
    Place item(Object item, Position at) {
        return new Place(path.to(item), label, at, notes);
    }

    /** The last key on the way here: what a mapping by name calls this value. */
    String name() {
        return path.keys().isEmpty() ? "" : path.keys().get(path.keys().size() - 1);
    }

    /** Notes what a key here is, whether it is there or not; a mapping's own keys tell of it. */
    void describe(Field<?> field, Optional<Entry> entry) {
        String key = String.join(".", path.to(field.key()).keys());
        entry.map(Entry::value)
                .map(YamlValue::written)
                .orElse(Optional.of(field.fallback()))
                .ifPresent(value -> notes.describes(
                        path.file(), new DescribedValue(key, value, entry.map(Entry::position), field.description())));
    }

    /** Notes a single value that a mapping by name holds here. */
    void describe(String what, YamlValue value) {
        value.written()
                .ifPresent(text -> notes.describes(
                        path.file(),
                        new DescribedValue(String.join(".", path.keys()), text, Optional.of(position), what)));
    }

    void refuse(Mistake mistake, String message, String remedy) {
        notes.refuse(mistake, position, message, remedy);
    }

    /** Refuses a value: {@code Invalid <label>: got <value>, expected <expected>}. */
    void refuseValue(YamlValue got, String expected, String remedy) {
        refuse(
                Mistake.INVALID_VALUE,
                "Invalid " + OneLine.of(label, 40) + ": got " + got.shown() + ", expected " + expected,
                remedy);
    }
}
