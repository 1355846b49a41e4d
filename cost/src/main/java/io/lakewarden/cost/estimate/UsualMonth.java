package io.lakewarden.cost.estimate;

import java.util.List;

/**
 * One month at usual values.
 *
 * @param lines its bill
 * @param coverage what became of every resource
 */
public record UsualMonth(List<Line> lines, Coverage coverage) {
    public UsualMonth {
        lines = List.copyOf(lines);
    }
}
