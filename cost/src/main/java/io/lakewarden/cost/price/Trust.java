package io.lakewarden.cost.price;

/** How far a price is trusted, the best first. */
public enum Trust {
    /** From AWS's own price list. */
    LIST,
    /** From figures that others took off the list and publish. */
    FIXTURE,
    /** Computed from another price, or another region's. */
    DERIVED,
    /** From memory: nobody looked it up. */
    MEMORY;

    /** Whether somebody looked it up; what is not so is marked in every report. */
    public boolean isVerified() {
        return this == LIST || this == FIXTURE;
    }

    /** The worse of the two. */
    public Trust and(Trust other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
