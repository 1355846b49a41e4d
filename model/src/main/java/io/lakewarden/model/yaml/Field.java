package io.lakewarden.model.yaml;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A key of an object.
 *
 * @param key its name
 * @param required whether it must be there
 * @param shape what its value looks like
 * @param description what it means, for editors
 * @param presence reads its value where it is there
 * @param absence what it is where it is not
 * @param fallback the same in words
 */
record Field<T>(
        String key,
        boolean required,
        Shape<?> shape,
        String description,
        Presence<T> presence,
        Supplier<T> absence,
        String fallback) {
    private static final String NOTHING = "nothing";

    /** Reads a value that is there. */
    interface Presence<T> {
        T read(YamlValue value, Place place);
    }

    static <T> Field<T> required(String key, Shape<T> shape, String description) {
        return new Field<>(key, true, shape, description, shape::read, shape::standIn, NOTHING);
    }

    static <T> Field<Optional<T>> optional(String key, Shape<T> shape, String description) {
        return optional(key, shape, NOTHING, description);
    }

    /** One whose value, where it is not there, follows from others. */
    static <T> Field<Optional<T>> optional(String key, Shape<T> shape, String fallback, String description) {
        return new Field<>(
                key,
                false,
                shape,
                description,
                (value, place) -> Optional.of(shape.read(value, place)),
                Optional::empty,
                fallback);
    }

    static <T> Field<T> withDefault(String key, Shape<T> shape, T fallback, String description) {
        return new Field<>(key, false, shape, description, shape::read, () -> fallback, ChoiceShape.shown(fallback));
    }

    /** One whose default is better told in words than by its value. */
    static <T> Field<T> withDefault(String key, Shape<T> shape, T fallback, String inWords, String description) {
        return new Field<>(key, false, shape, description, shape::read, () -> fallback, inWords);
    }

    Json.Fields schema() {
        return shape.schema().with("description", description);
    }
}
