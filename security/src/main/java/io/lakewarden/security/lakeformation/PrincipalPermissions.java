package io.lakewarden.security.lakeformation;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one principal may do with one resource; there is one of these at most for both.
 *
 * @param principal the ARN of a role
 * @param resource what it is about
 * @param permissions at least one
 */
public record PrincipalPermissions(String principal, Resource resource, SortedSet<Permission> permissions)
        implements Comparable<PrincipalPermissions> {
    private static final Comparator<PrincipalPermissions> ORDER =
            Comparator.comparing(PrincipalPermissions::principal).thenComparing(PrincipalPermissions::resource);

    public PrincipalPermissions {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException("Invalid permissions on " + resource + ": got none, expected some");
        }
    }

    static PrincipalPermissions of(String principal, Resource resource, Set<Permission> permissions) {
        return new PrincipalPermissions(principal, resource, new TreeSet<>(EnumSet.copyOf(permissions)));
    }

    @Override
    public int compareTo(PrincipalPermissions other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return principal + " " + permissions + " on " + resource;
    }
}
