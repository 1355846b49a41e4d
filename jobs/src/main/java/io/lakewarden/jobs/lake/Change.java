package io.lakewarden.jobs.lake;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;

/**
 * Which rows snapshots have changed.
 *
 * @param days those whose rows may be others
 * @param everything whether any row may be another
 */
record Change(SortedSet<LocalDate> days, boolean everything) {
    static final Change NOTHING = new Change(Collections.emptySortedSet(), false);
    static final Change EVERYTHING = new Change(Collections.emptySortedSet(), true);

    Change {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** A run changes its day, a compaction nothing; of any other write nothing is known. */
    static Change of(Snapshot snapshot) {
        if (DataOperations.REPLACE.equals(snapshot.operation())) {
            return NOTHING;
        }

        Optional<LocalDate> day = RunId.dayOf(snapshot.summary());
        return day.map(one -> new Change(new TreeSet<>(Set.of(one)), false)).orElse(EVERYTHING);
    }

    Change and(Change other) {
        SortedSet<LocalDate> both = new TreeSet<>(days);
        both.addAll(other.days);
        return new Change(both, everything || other.everything);
    }

    boolean isNothing() {
        return !everything && days.isEmpty();
    }

    boolean isDaily() {
        return !everything;
    }

    /** As SQL; of {@link #isDaily() daily} changes only. */
    String condition() {
        return days.stream()
                .map(day -> "DATE '" + day + "'")
                .collect(Collectors.joining(", ", LakeTable.RUN_DATE + " IN (", ")"));
    }
}
