package io.lakewarden.security.access;

import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Access} decided.
 *
 * @param allowed whether it may be done
 * @param rows the filter that rows must pass to be read; absent for all rows
 * @param mask what is seen in place of the column's value; absent for the value itself
 * @param decidedBy the grants that allow it, or the denials that forbid it, in the order of the definition; none where
 *     nothing allows it
 */
public record Answer(boolean allowed, Optional<RowFilter> rows, Optional<Mask> mask, List<Grant> decidedBy) {
    public Answer {
        decidedBy = List.copyOf(decidedBy);
    }
}
