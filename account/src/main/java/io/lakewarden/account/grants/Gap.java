package io.lakewarden.account.grants;

import java.util.List;
import java.util.SortedSet;

/** What lies between an account and its definition, as a repair looks at it. */
record Gap(Drift drift, DesiredState desired, LiveState live) {
    /** What should be there and is not. */
    <T extends Entry> List<T> missing(Class<T> kind) {
        return of(kind, drift.missing());
    }

    /** What is there and should not be, in whatever form. */
    <T extends Entry> List<T> extra(Class<T> kind) {
        return of(kind, drift.extra());
    }

    /** The same without what only changes: nothing of that kind and name should be there. */
    <T extends Entry> List<T> gone(Class<T> kind) {
        return extra(kind).stream().filter(one -> !isIn(one, desired.entries())).toList();
    }

    <T extends Entry> List<T> desired(Class<T> kind) {
        return of(kind, desired.entries());
    }

    <T extends Entry> List<T> live(Class<T> kind) {
        return of(kind, live.entries());
    }

    /** Whether something of that kind and name is there, in whatever form. */
    boolean isThere(Entry entry) {
        return isIn(entry, live.entries());
    }

    /** What a place is in and is not there: nothing can be put on it. */
    List<String> absent(Target place) {
        List<String> tables = place.table().stream()
                .filter(table -> !isThere(new CatalogEntry.CatalogTable(table, "")))
                .map(table -> "table " + table)
                .toList();
        List<String> databases = place.inDatabase().stream()
                .filter(database -> !isThere(new CatalogEntry.CatalogDatabase(database, "")))
                .map(database -> "database " + database)
                .toList();
        return tables.isEmpty() ? databases : tables;
    }

    private static boolean isIn(Entry entry, SortedSet<Entry> entries) {
        return entries.stream()
                .anyMatch(other -> other.kind() == entry.kind() && other.about().equals(entry.about()));
    }

    private static <T extends Entry> List<T> of(Class<T> kind, SortedSet<Entry> entries) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
