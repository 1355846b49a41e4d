package io.lakewarden.cli.diagram;

import java.util.List;

/**
 * A diagram with a place for everything, in pixels from the top left.
 *
 * @param width of the whole
 * @param height of the whole
 * @param bands behind the columns that have a heading
 * @param boxes in the diagram's order
 * @param lines one an arrow, from box to box; the arrow's head is at the last point
 */
record Placed(int width, int height, List<Band> bands, List<PlacedBox> boxes, List<List<Point>> lines) {
    /** A column's background. */
    record Band(String heading, int x, int y, int width, int height) {}

    /** A box and where it is. */
    record PlacedBox(Diagram.Box box, int x, int y, int width, int height) {}

    /** A place. */
    record Point(int x, int y) {}
}
