package io.lakewarden.model.yaml;

import java.util.function.Function;

/**
 * What a value must look like: one description that reads it and that writes its JSON Schema.
 *
 * @param <T> what it is read into
 */
interface Shape<T> {
    /** The value; where it is not of this shape, a finding is noted and a stand-in comes back. */
    T read(YamlValue value, Place place);

    /** What is read in place of a value that is missing or wrong. */
    T standIn();

    /** What it asks for, as it ends the sentence "expected ...". */
    String expected();

    /** The shape as JSON Schema, draft 2020-12; it may accept more than {@link #read}, never less. */
    Json.Fields schema();

    /** The same shape, its value turned into another; the function must take every value that the shape reads. */
    default <R> Shape<R> map(Function<T, R> function) {
        Shape<T> from = this;
        return new Shape<>() {
            @Override
            public R read(YamlValue value, Place place) {
                return function.apply(from.read(value, place));
            }

            @Override
            public R standIn() {
                return function.apply(from.standIn());
            }

            @Override
            public String expected() {
                return from.expected();
            }

            @Override
            public Json.Fields schema() {
                return from.schema();
            }
        };
    }
}
