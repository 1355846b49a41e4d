package io.lakewarden.model;

/**
 * A size in units of 2^30 bytes.
 *
 * @param value zero or more
 */
public record Gibibytes(double value) implements Comparable<Gibibytes> {
    private static final double BYTES = 1L << 30;

    public Gibibytes {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("Invalid size: got " + value + " GiB, expected zero or more");
        }
    }

    /** The size as bytes, rounded down. */
    public long bytes() {
        return (long) (value * BYTES);
    }

    @Override
    public int compareTo(Gibibytes other) {
        return Double.compare(value, other.value);
    }
}
