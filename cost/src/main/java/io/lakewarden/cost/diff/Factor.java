package io.lakewarden.cost.diff;

import java.util.Locale;

/** What a line's cost is the product of, and so what a change of it can come from. */
public enum Factor {
    /** What a unit costs: another list, another tier, another type that is bought in the same place. */
    PRICE,
    /** How many there are: what the templates say. A line that comes or goes is all of this. */
    QUANTITY,
    /** How long each is there: what a run takes beyond what its volume explains. */
    TIME,
    /** How often and how much: runs, their volume, what they write, and how long it is kept. */
    USAGE;

    /** As it is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
