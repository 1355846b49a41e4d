package io.lakewarden.model;

import io.lakewarden.model.text.OneLine;
import java.util.Comparator;
import java.util.Locale;

/**
 * Something that its author should change, with where, why and how. Whatever it quotes, it is one line of some 300
 * characters: message and remedy are cut and escaped.
 *
 * @param position where it stands
 * @param severity whether anything can go on with it
 * @param code upper case with underscores, stable
 * @param message {@code Cannot <do what>: <why>} or {@code Invalid <thing>: got X, expected Y}
 * @param remedy what to change
 */
public record Finding(Position position, Severity severity, String code, String message, String remedy)
        implements Comparable<Finding> {
    private static final int LONGEST_FILE = 120;
    private static final int LONGEST_MESSAGE = 180;
    private static final int LONGEST_REMEDY = 120;
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::position).thenComparing(Finding::code).thenComparing(Finding::message);

    /** Whether a definition can be used in spite of a finding. */
    public enum Severity {
        /** Nothing is compiled. */
        ERROR,
        /** Worth a look. */
        WARNING
    }

    public Finding {
        position = new Position(OneLine.of(position.file(), LONGEST_FILE), position.line(), position.column());
        message = OneLine.of(message, LONGEST_MESSAGE);
        remedy = OneLine.of(remedy, LONGEST_REMEDY);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column severity CODE message; remedy} on one line. */
    @Override
    public String toString() {
        return position + " " + severity.name().toLowerCase(Locale.ROOT) + " " + code + " " + message + "; " + remedy;
    }
}
