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
 */
record Field<T>(
        String key, boolean required, Shape<?> shape, String description, Presence<T> presence, Supplier<T> absence) {
    /** Reads a value that is there. */
    interface Presence<T> {
        T read(YamlValue value, Place place);
    }

    static <T> Field<T> required(String key, Shape<T> shape, String description) {
        return new Field<>(key, true, shape, description, shape::read, shape::standIn);
    }

    static <T> Field<Optional<T>> optional(String key, Shape<T> shape, String description) {
        return new Field<>(
                key,
                false,
                shape,
                description,
                (value, place) -> Optional.of(shape.read(value, place)),
                Optional::empty);
    }

    static <T> Field<T> withDefault(String key, Shape<T> shape, T fallback, String description) {
        return new Field<>(key, false, shape, description, shape::read, () -> fallback);
    }

    Json.Fields schema() {
        return shape.schema().with("description", description);
    }
}
