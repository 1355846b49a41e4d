package io.lakewarden.account.grants;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account was found to have.
 *
 * @param entries all of it, the estate's and others'
 * @param unread why a part could not be read, by part
 * @param caller who read it, an ARN
 */
public record LiveState(SortedSet<Entry> entries, SortedMap<Area, String> unread, String caller) {
    public LiveState {
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(unread)));
    }

    /** Whether an entry may be there though it was not found. */
    boolean isUnknown(Entry entry) {
        return Area.of(entry).stream().anyMatch(unread::containsKey);
    }
}
