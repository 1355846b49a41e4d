package io.lakewarden.security.access;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grants that give one principal a dataset in a way on which no two planes agree: a column that is seen, or seen unmasked,
 * in some of the rows only, and a column under two masks. Filters count as the same where they read the same.
 */
final class GrantConflicts {
    /** What is wrong, on a day, and the grants that it comes from. */
    record Conflict(AccessRule rule, String principal, Dataset dataset, Column column, List<Grant> grants) {}

    private final Platform platform;
    private final Access beforeAnyEnd;
    private final Map<LocalDate, Access> days = new HashMap<>();

    GrantConflicts(Platform platform) {
        this.platform = platform;
        this.beforeAnyEnd = Access.of(platform, LocalDate.MIN);
    }

    /** On every day on which something is different from the day before. */
    Stream<Conflict> all() {
        return platform.principals().stream()
                .flatMap(principal -> days(principal).stream().flatMap(day -> on(day, principal.name())))
                .distinct();
    }

    private SortedSet<LocalDate> days(Principal principal) {
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
        Stream.concat(
                        Stream.of(principal.expires()),
                        beforeAnyEnd.grants(principal.name()).stream().map(Grant::expires))
                .flatMap(Optional::stream)
                .forEach(last -> days.add(last.plusDays(1)));
        return days;
    }

    private Stream<Conflict> on(LocalDate day, String principal) {
        Access access = days.computeIfAbsent(day, any -> Access.of(platform, any));
        List<Grant> partial = access.grants(principal).stream()
                .filter(grant -> grant.rows().isPresent() || !grant.masks().isEmpty())
                .toList();
        // Where no grant has a filter or a mask, there is nothing on which they could differ.
        return platform.datasets()
                .filter(dataset ->
                        partial.stream().anyMatch(grant -> grant.scope().coversAny(dataset)))
                .flatMap(dataset -> conflicts(access, principal, dataset));
    }

    private static Stream<Conflict> conflicts(Access access, String principal, Dataset dataset) {
        Map<Column, List<Grant>> giving = new LinkedHashMap<>();
        for (Column column : dataset.columns()) {
            List<Grant> grants = access.giving(principal, dataset, column);
            if (!grants.isEmpty()) {
                giving.put(column, grants);
            }
        }

        List<Grant> all =
                giving.values().stream().flatMap(List::stream).distinct().toList();
        return giving.entrySet().stream()
                .flatMap(entry -> conflict(principal, dataset, entry.getKey(), entry.getValue(), all).stream());
    }

    private static Optional<Conflict> conflict(
            String principal, Dataset dataset, Column column, List<Grant> giving, List<Grant> all) {
        if (!sameRows(giving, all)) {
            return Optional.of(new Conflict(AccessRule.GRANT_COLUMN_BY_ROW, principal, dataset, column, all));
        }

        List<Grant> plain = giving.stream()
                .filter(grant -> !grant.masks().containsKey(column.name()))
                .toList();
        if (!plain.isEmpty() && !sameRows(plain, all)) {
            return Optional.of(new Conflict(AccessRule.GRANT_MASK_BY_ROW, principal, dataset, column, giving));
        }

        Set<Mask> masks = giving.stream()
                .flatMap(grant -> Optional.ofNullable(grant.masks().get(column.name())).stream())
                .collect(Collectors.toSet());
        return plain.isEmpty() && masks.size() > 1
                ? Optional.of(new Conflict(AccessRule.GRANT_MASKS_DIFFER, principal, dataset, column, giving))
                : Optional.empty();
    }

    private static boolean sameRows(List<Grant> some, List<Grant> all) {
        Set<Optional<RowFilter>> rows = some.stream().map(Grant::rows).collect(Collectors.toSet());
        return rows.contains(Optional.<RowFilter>empty())
                || rows.equals(all.stream().map(Grant::rows).collect(Collectors.toSet()));
    }
}
