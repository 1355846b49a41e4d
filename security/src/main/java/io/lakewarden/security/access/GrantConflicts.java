package io.lakewarden.security.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
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

    GrantConflicts(Platform platform) {
        this.platform = platform;
    }

    /** On every day on which something is different from the day before. */
    Stream<Conflict> all() {
        return days().stream().flatMap(this::on).distinct();
    }

    private SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(LocalDate.EPOCH));
        Stream<Optional<LocalDate>> ends = Stream.concat(
                platform.principals().stream().map(Principal::expires),
                platform.domains().stream()
                        .flatMap(domain -> domain.grants().stream())
                        .map(Grant::expires));
        ends.flatMap(Optional::stream).forEach(day -> days.add(day.plusDays(1)));
        return days;
    }

    private Stream<Conflict> on(LocalDate day) {
        Access access = Access.of(platform, day);
        return platform.principals().stream().map(Principal::name).flatMap(principal -> {
            List<Grant> partial = access.grants(principal).stream()
                    .filter(grant -> grant.rows().isPresent() || !grant.masks().isEmpty())
                    .toList();
            return platform.datasets()
                    .filter(dataset -> partial.stream().anyMatch(grant -> coversAny(grant, dataset)))
                    .flatMap(dataset -> conflicts(access, principal, dataset));
        });
    }

    /** Where no grant has a filter or a mask, there is nothing on which they could differ. */
    private static boolean coversAny(Grant grant, Dataset dataset) {
        return dataset.columns().stream().anyMatch(column -> grant.scope().covers(dataset, column));
    }

    private static Stream<Conflict> conflicts(Access access, String principal, Dataset dataset) {
        Map<Column, List<Grant>> giving = new LinkedHashMap<>();
        for (Column column : dataset.columns()) {
            Answer answer = access.decide(principal, Action.READ, dataset.id(), column.name());
            if (answer.allowed()) {
                giving.put(column, answer.decidedBy());
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
