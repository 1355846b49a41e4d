package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Access;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one principal has of one dataset, all its grants taken together.
 *
 * @param columns those that it reads, each with its mask
 * @param rows those that it reads; absent for all
 * @param whole whether it reads all columns and rows as they are
 * @param writes whether it may write
 * @param manages whether it may create, alter and drop
 */
record View(
        SortedMap<String, Optional<Mask>> columns,
        Optional<RowFilter> rows,
        boolean whole,
        boolean writes,
        boolean manages) {
    View {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    static View of(Access access, String principal, Dataset dataset) {
        SortedMap<String, Optional<Mask>> columns = access.columns(principal, dataset.id());
        Optional<RowFilter> rows =
                access.decide(principal, Action.READ, dataset.id()).rows();
        boolean asItIs = rows.isEmpty() && columns.values().stream().noneMatch(Optional::isPresent);
        return new View(
                columns,
                rows,
                asItIs && columns.size() == dataset.columns().size(),
                access.decide(principal, Action.WRITE, dataset.id()).allowed(),
                access.decide(principal, Action.MANAGE, dataset.id()).allowed());
    }

    boolean reads() {
        return !columns.isEmpty();
    }

    boolean masks() {
        return columns.values().stream().anyMatch(Optional::isPresent);
    }
}
