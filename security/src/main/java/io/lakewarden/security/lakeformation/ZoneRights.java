package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Everyone's rights in one zone, and what of them one entry for all tables of the zone says. Such an entry is on the masked
 * tables too: so nothing that changes a table is in it, but for the account that keeps them all.
 */
final class ZoneRights {
    private final String zone;
    private final List<Dataset> datasets;
    private final Set<String> keepers;
    private final SortedMap<String, Role> roles = new TreeMap<>();
    private final SortedMap<String, Map<DatasetId, Rights>> rights = new TreeMap<>();
    private final SortedMap<String, Set<Permission>> onAllTables = new TreeMap<>();

    /** {@code keepers} are the accounts that keep masked tables in the zone. */
    ZoneRights(String zone, List<Dataset> datasets, List<Rights> all, Set<String> keepers) {
        this.zone = zone;
        this.datasets = List.copyOf(datasets);
        this.keepers = Set.copyOf(keepers);
        for (Rights one : all) {
            roles.put(one.role().principal(), one.role());
            rights.computeIfAbsent(one.role().principal(), name -> new LinkedHashMap<>())
                    .put(one.dataset().id(), one);
        }

        rights.forEach((principal, own) -> onAllTables.put(principal, common(own)));
    }

    String zone() {
        return zone;
    }

    List<Dataset> datasets() {
        return datasets;
    }

    /** How many entries there would be if each said what one principal has of one table. */
    int named() {
        int tables = rights.values().stream()
                .flatMap(own -> own.values().stream())
                .mapToInt(ZoneRights::named)
                .sum();
        int locations = 1 + (int) roles.keySet().stream().filter(this::creates).count();
        return tables + roles.size() + locations;
    }

    private static int named(Rights one) {
        int filtered = one.filtered().isPresent() ? 2 : 1;
        return filtered
                + one.masked()
                        .map(masked -> masked.filter().isPresent() ? 2 : 1)
                        .orElse(0);
    }

    /** Who has anything here, by principal. */
    SortedMap<String, Role> roles() {
        return roles;
    }

    /** What a principal has, by dataset. */
    Map<DatasetId, Rights> of(String principal) {
        return rights.getOrDefault(principal, Map.of());
    }

    /** What a principal may do with every table because it is in the zone. */
    Set<Permission> onAllTables(String principal) {
        return onAllTables.getOrDefault(principal, Set.of());
    }

    /** Whether it may do everything with every table of the zone, those that do not exist yet included. */
    boolean creates(String principal) {
        Map<DatasetId, Rights> own = of(principal);
        return own.size() == datasets.size()
                && own.values().stream()
                        .allMatch(one -> one.whole()
                                && one.view().manages()
                                && one.view().zoneWide().containsAll(EnumSet.allOf(Action.class)));
    }

    /** What is left to say of one dataset. */
    Set<Permission> changes(Rights one) {
        Set<Permission> common = onAllTables(one.role().principal());
        if (common.contains(Permission.ALL)) {
            return Set.of();
        }

        Set<Permission> left = EnumSet.noneOf(Permission.class);
        left.addAll(one.changes());
        left.removeAll(common);
        return left;
    }

    /** The columns that are left to read. */
    SortedSet<String> select(Rights one) {
        Set<Permission> common = onAllTables(one.role().principal());
        boolean said = common.contains(Permission.ALL)
                || common.contains(Permission.SELECT)
                || one.changes().contains(Permission.ALL);
        return said ? Collections.emptySortedSet() : one.select();
    }

    private Set<Permission> common(Map<DatasetId, Rights> own) {
        Set<Permission> common = EnumSet.noneOf(Permission.class);
        if (own.size() == datasets.size()) {
            common.addAll(EnumSet.allOf(Permission.class));
            own.values().forEach(one -> common.retainAll(everywhere(one)));
        }

        if (common.contains(Permission.ALL)) {
            common.retainAll(Set.of(Permission.ALL));
        }

        return common;
    }

    private Set<Permission> everywhere(Rights one) {
        Set<Action> zoneWide = one.view().zoneWide();
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (one.whole() && zoneWide.contains(Action.READ)) {
            permissions.add(Permission.SELECT);
        }

        boolean mayChangeMaskedTables = Set.of(one.role().principal()).containsAll(keepers);
        for (Permission change : one.changes()) {
            if (mayChangeMaskedTables && zoneWide.containsAll(needs(change))) {
                permissions.add(change);
            }
        }

        return permissions;
    }

    private static Set<Action> needs(Permission change) {
        return switch (change) {
            case ALL -> EnumSet.of(Action.READ, Action.WRITE);
            case INSERT, DELETE -> EnumSet.of(Action.WRITE);
            case ALTER, DROP -> EnumSet.of(Action.MANAGE);
            case SELECT, DESCRIBE, CREATE_TABLE, DATA_LOCATION_ACCESS -> EnumSet.of(Action.READ);
        };
    }
}
