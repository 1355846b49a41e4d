package io.lakewarden.model.yaml;

import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Text that a pattern accepts and a function reads.
 *
 * @param expected what it is, in a few words
 * @param example one that is right
 * @param pattern also good as an ECMAScript pattern; matched against the whole text
 * @param longest in characters
 * @param reading what it means; an {@link IllegalArgumentException} refuses it, with its message
 * @param standIn in place of what is refused
 */
record TextShape<T>(
        String expected, String example, Pattern pattern, int longest, Function<String, T> reading, T standIn)
        implements Shape<T> {
    /** Controls, and what ends a line or turns the direction of writing: they make a text look like another. */
    private static final String HIDDEN = "\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069";

    /** One line that is not blank. */
    static final String ANY = "[^" + HIDDEN + "]*[^\\s" + HIDDEN + "][^" + HIDDEN + "]*";

    /** One line of text. */
    static TextShape<String> sentence(int longest) {
        return new TextShape<>(
                "a line of text of at most " + longest + " characters, without control characters",
                "What it is for",
                Pattern.compile(ANY),
                longest,
                text -> text,
                "");
    }

    /** Text that a pattern accepts. */
    static TextShape<String> of(String expected, String example, String pattern, int longest) {
        return new TextShape<>(expected, example, Pattern.compile(pattern), longest, text -> text, example);
    }

    /** A value with a canonical text. */
    static <T> TextShape<T> parsed(
            String expected, String example, String pattern, int longest, Function<String, T> reading) {
        return new TextShape<>(expected, example, Pattern.compile(pattern), longest, reading, reading.apply(example));
    }

    @Override
    public T read(YamlValue value, Place place) {
        if (value instanceof Scalar scalar && scalar.kind() != Kind.NOTHING) {
            return scalar.kind() == Kind.TEXT ? text(scalar, place) : unquoted(scalar, place);
        }

        place.refuseValue(value, expected, "write for example " + example);
        return standIn;
    }

    /** The value of a key; empty, with a finding, where it is refused. */
    Optional<T> name(Scalar key, String label, Notes notes) {
        String problem = "got " + quotedOrEmpty(key.text()) + ", expected " + expected;
        if (fits(key.text())) {
            try {
                return Optional.of(reading.apply(key.text()));
            } catch (IllegalArgumentException refused) {
                problem = String.valueOf(refused.getMessage());
            }
        }

        notes.refuse(
                Mistake.INVALID_NAME,
                key.position(),
                "Invalid " + label + ": " + problem,
                "write for example " + example);
        return Optional.empty();
    }

    private static String quotedOrEmpty(String text) {
        return text.isBlank() ? "an empty name" : OneLine.of(text, 60);
    }

    private T unquoted(Scalar scalar, Place place) {
        place.refuseValue(
                scalar, expected + " in quotes", "write it in quotes: \"" + OneLine.of(scalar.text(), 60) + "\"");
        return standIn;
    }

    private T text(Scalar scalar, Place place) {
        if (!fits(scalar.text())) {
            place.refuseValue(scalar, expected, "write for example " + example);
            return standIn;
        }

        try {
            return reading.apply(scalar.text());
        } catch (IllegalArgumentException refused) {
            place.refuse(Mistake.INVALID_VALUE, String.valueOf(refused.getMessage()), "write for example " + example);
            return standIn;
        }
    }

    private boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= longest
                && pattern.matcher(text).matches();
    }

    @Override
    public Json.Fields schema() {
        return Json.object()
                .with("type", "string")
                .with("pattern", "^(?:" + pattern.pattern() + ")$")
                .with("maxLength", longest)
                .with("examples", Json.texts(List.of(example)));
    }
}
