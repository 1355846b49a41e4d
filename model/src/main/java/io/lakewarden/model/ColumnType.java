package io.lakewarden.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column, in Spark SQL's words.
 *
 * @param kind which type
 * @param precision total digits of a decimal, 1 to 38; 0 for all others
 * @param scale digits behind the point of a decimal, 0 to precision; 0 for all others
 */
public record ColumnType(Kind kind, int precision, int scale) {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),\\s*(\\d{1,2})\\)");

    /** The closed list of types. */
    public enum Kind {
        STRING,
        BOOLEAN,
        INT,
        BIGINT,
        DOUBLE,
        DECIMAL,
        DATE,
        TIMESTAMP
    }

    public ColumnType {
        boolean valid = kind == Kind.DECIMAL
                ? precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision
                : precision == 0 && scale == 0;
        if (!valid) {
            throw new IllegalArgumentException("Invalid decimal: got precision " + precision + " and scale " + scale
                    + ", expected 1 to 38 digits and no more of them behind the point");
        }
    }

    /** Reads {@code string}, {@code decimal(12,4)} and so on; anything else is an {@link IllegalArgumentException}. */
    public static ColumnType of(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            return new ColumnType(Kind.DECIMAL, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }

        for (Kind kind : Kind.values()) {
            if (kind != Kind.DECIMAL && kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return new ColumnType(kind, 0, 0);
            }
        }

        throw new IllegalArgumentException("Invalid type: got " + text
                + ", expected string, boolean, int, bigint, double, decimal(precision,scale), date or timestamp");
    }

    /** The type as Spark SQL writes it. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
    }
}
