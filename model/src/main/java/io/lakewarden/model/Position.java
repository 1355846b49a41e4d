package io.lakewarden.model;

import java.util.Comparator;

/**
 * A place in a file of the definition.
 *
 * @param file relative to the folder that holds {@code platform/}, with forward slashes
 * @param line 1 for the first
 * @param column 1 for the first character
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
