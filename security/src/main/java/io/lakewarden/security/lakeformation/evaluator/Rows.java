package io.lakewarden.security.lakeformation.evaluator;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows in which a column is seen.
 *
 * @param all whether in all of them
 * @param anyOf if not, the filters of which a row must pass one
 */
public record Rows(boolean all, SortedSet<String> anyOf) {
    static final Rows ALL = new Rows(true, Collections.emptySortedSet());

    public Rows {
        anyOf = Collections.unmodifiableSortedSet(new TreeSet<>(anyOf));
    }

    static Rows passing(String filter) {
        return new Rows(false, new TreeSet<>(Set.of(filter)));
    }

    /** {@link DocumentedRule#FILTERS_ARE_A_UNION}. */
    Rows or(Rows other) {
        if (all || other.all) {
            return ALL;
        }

        SortedSet<String> both = new TreeSet<>(anyOf);
        both.addAll(other.anyOf);
        return new Rows(false, both);
    }
}
