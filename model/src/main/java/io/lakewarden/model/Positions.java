package io.lakewarden.model;

import java.util.HashMap;
import java.util.Map;

/** Where every value of a definition stands. */
public final class Positions {
    private final Map<NodePath, Position> positions;

    public Positions(Map<NodePath, Position> positions) {
        this.positions = Map.copyOf(positions);
    }

    /** No positions: what is asked for stands at the start of its file. */
    public static Positions none() {
        return new Positions(new HashMap<>());
    }

    /** The position of a value, or of the nearest value around it that is there. */
    public Position at(NodePath path) {
        NodePath nearest = path;
        while (!positions.containsKey(nearest) && !nearest.keys().isEmpty()) {
            nearest = nearest.parent();
        }

        return positions.getOrDefault(nearest, new Position(path.file(), 1, 1));
    }
}
