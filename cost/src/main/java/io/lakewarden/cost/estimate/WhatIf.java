package io.lakewarden.cost.estimate;

import java.math.BigDecimal;
import java.util.List;

/**
 * The month at other values of the inputs that move it most, each combination of them computed as the estimate itself is.
 *
 * @param dials growth, if anything grows, then the inputs, the one that moves most first; none if nothing moves it
 * @param figures what is told at each combination
 */
public record WhatIf(List<Dial> dials, List<Figure> figures) {
    /** What the values of a figure are. */
    public enum Unit {
        USD,
        MINUTES
    }

    /**
     * An input to be turned.
     *
     * @param name the input's
     * @param description for a reader
     * @param unit of its values
     * @param settings from the least to the most
     * @param usual which of them is the usual one, from 0
     */
    public record Dial(String name, String description, String unit, List<Setting> settings, int usual) {
        public Dial {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A value of an input.
     *
     * @param name such as {@code P10}; empty if it has none
     */
    public record Setting(String name, BigDecimal value) {}

    /**
     * Something that is told.
     *
     * @param name of it
     * @param unit of its values
     * @param values one for each combination of settings; the last dial's changes first
     */
    public record Figure(String name, Unit unit, List<BigDecimal> values) {
        public Figure {
            values = List.copyOf(values);
        }
    }

    public WhatIf {
        dials = List.copyOf(dials);
        figures = List.copyOf(figures);
    }

    /** Of what nothing moves. */
    public static WhatIf none() {
        return new WhatIf(List.of(), List.of());
    }

    /** Which combination has every input at its usual value. */
    public int usual() {
        int at = 0;
        for (Dial dial : dials) {
            at = at * dial.settings().size() + dial.usual();
        }

        return at;
    }
}
