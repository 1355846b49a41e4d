package io.lakewarden.model;

import java.util.regex.Pattern;

/**
 * The two-part name of a dataset, {@code zone.name}: also the name of its Iceberg table in every catalog.
 *
 * @param zone the zone's name
 * @param name the table's name, lower case with underscores, at most 128 characters
 */
public record DatasetId(String zone, String name) implements Comparable<DatasetId> {
    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9_]{0,127}");

    public DatasetId {
        if (!PART.matcher(zone).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid dataset name: got " + zone + "." + name
                    + ", expected zone.name in lower case letters, digits and underscores");
        }
    }

    /** Reads {@code zone.name}; anything else is an {@link IllegalArgumentException}. */
    public static DatasetId of(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("Invalid dataset name: got " + text + ", expected zone.name");
        }

        return new DatasetId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(DatasetId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return zone + "." + name;
    }
}
