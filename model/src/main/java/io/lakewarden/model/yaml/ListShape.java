package io.lakewarden.model.yaml;

import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.yaml.YamlValue.Items;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list. In one of names, an item is known by its text and stands there once; otherwise it is known by its index.
 *
 * @param item the shape of each item
 * @param names whether it is one of names
 * @param min fewest items
 * @param max most items
 */
record ListShape<T>(Shape<T> item, boolean names, int min, int max) implements Shape<List<T>> {
    /** Values that may repeat. */
    static <T> ListShape<T> of(Shape<T> item, int min, int max) {
        return new ListShape<>(item, false, min, max);
    }

    /** Single values, each at most once. */
    static <T> ListShape<T> ofNames(Shape<T> item, int min, int max) {
        return new ListShape<>(item, true, min, max);
    }

    @Override
    public List<T> read(YamlValue value, Place place) {
        if (!(value instanceof Items list)) {
            place.refuseValue(value, expected(), "write it as a list: [" + item.expected() + "]");
            return List.of();
        }

        if (list.items().size() < min || list.items().size() > max) {
            String got = list.items().isEmpty()
                    ? "none"
                    : Integer.toString(list.items().size());
            place.refuse(
                    Mistake.INVALID_VALUE,
                    "Invalid " + OneLine.of(place.label(), 40) + ": got " + got + ", expected " + min + " to " + max
                            + " of them",
                    list.items().size() < min ? "add what is missing" : "leave some out or split the list");
        }

        List<T> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < list.items().size(); index++) {
            YamlValue part = list.items().get(index);
            boolean named = names && part instanceof Scalar;
            if (named && !seen.add(((Scalar) part).text())) {
                place.notes()
                        .refuse(
                                Mistake.DUPLICATE_VALUE,
                                part.position(),
                                "Cannot list " + part.shown() + " again in " + OneLine.of(place.label(), 40)
                                        + ": it is there already",
                                "remove one of the two");
                continue;
            }

            read.add(item.read(part, place.item(named ? ((Scalar) part).text() : index, part.position())));
        }

        return read;
    }

    @Override
    public List<T> standIn() {
        return List.of();
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public Json.Fields schema() {
        Json.Fields schema = Json.object()
                .with("type", "array")
                .with("items", item.schema())
                .with("minItems", min)
                .with("maxItems", max);
        return names ? schema.withTruth("uniqueItems", true) : schema;
    }
}
