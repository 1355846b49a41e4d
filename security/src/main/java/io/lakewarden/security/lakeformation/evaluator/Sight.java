package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.security.lakeformation.Permission;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a principal may do with a table.
 *
 * @param columns those that it sees, each with the rows
 * @param permissions what it may do to the table besides, of INSERT, DELETE, ALTER, DROP and DESCRIBE
 * @param open whether IAM alone decides, whatever is said here
 */
public record Sight(SortedMap<String, Rows> columns, SortedSet<Permission> permissions, boolean open) {
    public Sight {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** Whether it may do that to the table. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
