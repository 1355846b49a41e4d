package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the reference decision gives one principal of one dataset.
 *
 * @param columns those that it reads, each with its mask
 * @param rows those that it reads; absent for all
 * @param changes whether it may write, manage
 * @param zoneWide the actions that a grant of the whole zone gives, so that a table that comes later has them too;
 *     none that a denial by classifications may take away there
 * @param broad the columns that a grant of a zone or of classifications gives as they are
 * @param unlisted the columns that a grant gives as they are without listing columns
 */
record View(
        SortedMap<String, Optional<Mask>> columns,
        Optional<RowFilter> rows,
        Set<Action> changes,
        Set<Action> zoneWide,
        Set<String> broad,
        Set<String> unlisted) {
    static final View NOTHING = new View(new TreeMap<>(), Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of());

    View {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        changes = Set.copyOf(changes);
        zoneWide = Set.copyOf(zoneWide);
        broad = Set.copyOf(broad);
        unlisted = Set.copyOf(unlisted);
    }

    boolean isNothing() {
        return columns.isEmpty() && changes.isEmpty();
    }

    boolean reads() {
        return !columns.isEmpty();
    }

    boolean writes() {
        return changes.contains(Action.WRITE);
    }

    boolean manages() {
        return changes.contains(Action.MANAGE);
    }

    /** The columns that it reads as they are, in the rows that it reads. */
    SortedSet<String> unmasked() {
        SortedSet<String> names = new TreeSet<>();
        columns.forEach((name, mask) -> {
            if (mask.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    /** The columns that it reads masked. */
    SortedMap<String, Mask> masks() {
        SortedMap<String, Mask> masks = new TreeMap<>();
        columns.forEach((name, mask) -> mask.ifPresent(present -> masks.put(name, present)));
        return masks;
    }

    /** The columns that it reads as they are in all rows. */
    SortedSet<String> plain() {
        return rows.isPresent() ? Collections.emptySortedSet() : unmasked();
    }

    /** Whether it reads all of the dataset as it is. */
    boolean whole(Dataset dataset) {
        return plain().size() == dataset.columns().size();
    }

    /** What this one has and the other one too; rows and masks are those of this one. */
    View meet(View other) {
        SortedMap<String, Optional<Mask>> both = new TreeMap<>(columns);
        both.keySet().retainAll(other.columns.keySet());
        return new View(
                both,
                both.isEmpty() ? Optional.empty() : rows,
                meet(changes, other.changes),
                meet(zoneWide, other.zoneWide),
                meet(broad, other.broad),
                meet(unlisted, other.unlisted));
    }

    private static <T> Set<T> meet(Set<T> one, Set<T> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
}
