package io.lakewarden.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of an Iceberg partition spec.
 *
 * @param transform how the column's value becomes the partition's
 * @param column the source column
 * @param width buckets or truncation width, 1 to 100000; 0 for the transforms that take none
 */
public record PartitionField(Transform transform, String column, int width) {
    private static final Pattern CALL = Pattern.compile("([a-z]+)\\((?:(\\d{1,6}),\\s*)?([a-z][a-z0-9_]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Iceberg's transforms. */
    public enum Transform {
        IDENTITY,
        YEARS,
        MONTHS,
        DAYS,
        HOURS,
        BUCKET,
        TRUNCATE;

        private boolean takesWidth() {
            return this == BUCKET || this == TRUNCATE;
        }
    }

    public PartitionField {
        if (transform.takesWidth() ? width < 1 || width > 100_000 : width != 0) {
            throw new IllegalArgumentException("Invalid partition width: got " + width
                    + ", expected 1 to 100000 for bucket and truncate and none for the others");
        }
    }

    /** Reads {@code column}, {@code days(column)} or {@code bucket(16, column)}. */
    public static PartitionField of(String text) {
        if (NAME.matcher(text).matches()) {
            return new PartitionField(Transform.IDENTITY, text, 0);
        }

        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            for (Transform transform : Transform.values()) {
                if (transform != Transform.IDENTITY
                        && transform.name().toLowerCase(Locale.ROOT).equals(call.group(1))) {
                    int width = call.group(2) == null ? 0 : Integer.parseInt(call.group(2));
                    return new PartitionField(transform, call.group(3), width);
                }
            }
        }

        throw new IllegalArgumentException("Invalid partition field: got " + text
                + ", expected a column, years, months, days or hours(column), or bucket or truncate(width, column)");
    }

    /** The field as Iceberg's Spark SQL writes it. */
    @Override
    public String toString() {
        String name = transform.name().toLowerCase(Locale.ROOT);
        if (transform == Transform.IDENTITY) {
            return column;
        }

        return transform.takesWidth() ? name + "(" + width + ", " + column + ")" : name + "(" + column + ")";
    }
}
