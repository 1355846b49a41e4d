package io.lakewarden.account.imports;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody may do with a table, all policies and grants taken together.
 *
 * @param user who
 * @param dataset the table
 * @param actions of write and manage
 * @param columns those that are read
 * @param all whether these are all there are
 * @param masks what is seen in place of some of them
 * @param rows those that are read; absent for all
 * @param expires the last day on which it is known to be so; absent for always
 */
record Right(
        String user,
        DatasetId dataset,
        SortedSet<Action> actions,
        SortedSet<String> columns,
        boolean all,
        SortedMap<String, Mask> masks,
        Optional<RowFilter> rows,
        Optional<LocalDate> expires) {
    Right {
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
        columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
        masks = Collections.unmodifiableSortedMap(new TreeMap<>(masks));
    }

    boolean isNone() {
        return actions.isEmpty() && columns.isEmpty();
    }

    /** Whether every row and column is read as it is. */
    boolean readsWhole() {
        return all && masks.isEmpty() && rows.isEmpty();
    }

    /** What is done to the table whole. */
    Set<Action> whole() {
        SortedSet<Action> whole = new TreeSet<>(actions);
        if (readsWhole()) {
            whole.add(Action.READ);
        }

        return whole;
    }
}
