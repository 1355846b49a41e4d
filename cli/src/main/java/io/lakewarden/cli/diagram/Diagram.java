package io.lakewarden.cli.diagram;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Boxes in columns, and arrows between them; read from left to right.
 *
 * @param title what it shows, also for who cannot see it
 * @param columns from left to right; every box stands in one
 * @param boxes each with a name of its own; their order breaks ties of the layout
 * @param arrows between boxes that are there
 */
public record Diagram(String title, List<Column> columns, List<Box> boxes, List<Arrow> arrows) {
    /** What a box stands for, which is how it looks. */
    public enum Kind {
        /** Something that is there. */
        THING,
        /** Something that happens. */
        STEP,
        /** Where things go that somebody should look at. */
        ASIDE,
        /** Something that will be there. */
        PLANNED
    }

    /**
     * A column.
     *
     * @param name unique
     * @param heading shown above it on a band behind its boxes; empty for a column without a band
     */
    public record Column(String name, String heading) {}

    /**
     * A box.
     *
     * @param id unique
     * @param column the name of its column
     * @param kind how it looks
     * @param title the first line
     * @param lines smaller ones below
     */
    public record Box(String id, String column, Kind kind, String title, List<String> lines) {
        public Box {
            lines = List.copyOf(lines);
        }
    }

    /** From one box to another, by their ids. */
    public record Arrow(String from, String to) {}

    public Diagram {
        columns = List.copyOf(columns);
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name()));
        Set<String> ids = new HashSet<>();
        for (Box box : boxes) {
            require(names.contains(box.column()), "box " + box.id() + ": no column " + box.column());
            require(ids.add(box.id()), "box " + box.id() + ": it is there twice");
        }

        for (Arrow arrow : arrows) {
            require(ids.contains(arrow.from()), "an arrow from " + arrow.from() + ": no such box");
            require(ids.contains(arrow.to()), "an arrow to " + arrow.to() + ": no such box");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot draw " + what);
        }
    }
}
