package io.lakewarden.security.rangeradmin;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who stands behind each role, and which columns behind each tag.
 *
 * @param of sorted; a carrier without members may be absent
 */
record Members(SortedMap<Carrier, SortedSet<String>> of) {
    Members {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    SortedSet<String> of(Carrier carrier) {
        return of.getOrDefault(carrier, Collections.emptySortedSet());
    }

    /** The carriers whose members differ. */
    SortedSet<Carrier> changed(Members after) {
        SortedSet<Carrier> changed = all(after);
        changed.removeIf(carrier -> of(carrier).equals(after.of(carrier)));
        return changed;
    }

    /** Between the two: those of either where they take access away, those of both where they give it. */
    Members towards(Members after, Set<Carrier> restricting) {
        SortedMap<Carrier, SortedSet<String>> between = new TreeMap<>();
        for (Carrier carrier : all(after)) {
            SortedSet<String> members = new TreeSet<>(of(carrier));
            if (restricting.contains(carrier)) {
                members.addAll(after.of(carrier));
            } else {
                members.retainAll(after.of(carrier));
            }

            between.put(carrier, members);
        }

        return new Members(between);
    }

    private SortedSet<Carrier> all(Members after) {
        SortedSet<Carrier> all = new TreeSet<>(of.keySet());
        all.addAll(after.of.keySet());
        return all;
    }
}
