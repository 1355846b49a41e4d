package io.lakewarden.model.yaml;

import io.lakewarden.model.Position;
import io.lakewarden.model.text.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A value of a YAML file with its place; the plain kinds are those of YAML 1.2's core schema. */
sealed interface YamlValue {
    Position position();

    /** What a scalar is once read. */
    enum Kind {
        TEXT,
        WHOLE,
        FRACTION,
        TRUTH,
        NOTHING
    }

    /** A single value, its text as written without quotes. */
    record Scalar(Position position, Kind kind, String text) implements YamlValue {}

    /** A list. */
    record Items(Position position, List<YamlValue> items) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A mapping in the order of the file, no key twice. */
    record Entries(Position position, List<Entry> entries) implements YamlValue {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlValue value) {
        /** Where a reader looks for it: a single value at itself, all else at its key. */
        Position position() {
            return value instanceof Scalar ? value.position() : key.position();
        }
    }

    /** The value in a message: {@code the number 5}, {@code a list}. */
    default String shown() {
        return match(YamlValue::scalar, items -> "a list", entries -> "a mapping");
    }

    /** A single value or a list of them as text; empty for what has keys of its own. */
    default Optional<String> written() {
        return match(
                scalar -> Optional.of(scalar.kind() == Kind.NOTHING ? "nothing" : scalar.text()),
                list -> list.items().stream().allMatch(Scalar.class::isInstance)
                        ? Optional.of(list.items().stream()
                                .flatMap(item -> item.written().stream())
                                .collect(Collectors.joining(", ")))
                        : Optional.empty(),
                entries -> Optional.empty());
    }

    private static String scalar(Scalar scalar) {
        String text = OneLine.of(scalar.text(), 60);
        return switch (scalar.kind()) {
            case TEXT -> text.isBlank() ? "empty text" : text;
            case WHOLE, FRACTION -> "the number " + text;
            case TRUTH -> "the truth value " + text;
            case NOTHING -> "nothing";
        };
    }

    /** One answer per kind. */
    default <R> R match(Function<Scalar, R> scalar, Function<Items, R> items, Function<Entries, R> entries) {
        if (this instanceof Scalar aScalar) {
            return scalar.apply(aScalar);
        }

        return this instanceof Items list ? items.apply(list) : entries.apply((Entries) this);
    }
}
