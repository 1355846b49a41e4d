package io.lakewarden.security.lakeformation;

import io.lakewarden.model.DatasetId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rights said in few entries: one for all tables of a zone where it is the same for all, one tag expression for what is
 * read of zones in which tags take fewer entries than names, and the rest by name. A principal has one entry a table at
 * most for what it reads, so that a grant of the table and one of its columns never collide.
 */
final class Packing {
    private final String key;
    private final LakeLocations locations;
    private final SortedMap<String, ZoneRights> zones = new TreeMap<>();
    private final SortedMap<String, Parts> tagged = new TreeMap<>();
    private final Map<String, List<List<String>>> expressions = new TreeMap<>();
    private final SortedMap<String, SortedMap<Resource, Set<Permission>>> entries = new TreeMap<>();
    private final List<DataCellsFilter> filters = new ArrayList<>();
    private final SortedMap<DatasetId, MaskedTable> maskedTables = new TreeMap<>();

    /** {@code distinguishing} are the classifications that a grant or a denial names; {@code key} is that of the tag. */
    Packing(String key, List<ZoneRights> all, Set<String> distinguishing, LakeLocations locations) {
        this.key = key;
        this.locations = locations;
        all.forEach(zone -> zones.put(zone.zone(), zone));
        chooseTags(distinguishing);
        zones.values().forEach(this::pack);
        describeTagged();
    }

    private void chooseTags(Set<String> distinguishing) {
        SortedMap<String, Integer> savings = new TreeMap<>();
        zones.values().forEach(zone -> {
            Parts parts = new Parts(zone, distinguishing);
            int saving = parts.costOfNaming() - parts.costOfTags();
            if (saving > 0) {
                tagged.put(zone.zone(), parts);
                savings.put(zone.zone(), saving);
            }
        });
        while (values().size() > Quotas.VALUES_PER_TAG) {
            String least = savings.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            savings.remove(least);
            tagged.remove(least);
        }

        if (savings.values().stream().mapToInt(Integer::intValue).sum() <= 1) {
            tagged.clear();
        }

        readers().forEach(principal -> {
            List<List<String>> chunks = chunks(tagged.values().stream()
                    .flatMap(parts -> parts.values(principal).stream())
                    .collect(Collectors.toCollection(TreeSet::new)));
            if (chunks.size() <= Quotas.TAG_POLICIES_PER_ROLE_AND_KIND) {
                expressions.put(principal, chunks);
            }
        });
    }

    private Stream<String> readers() {
        return zones.values().stream()
                .flatMap(zone -> zone.roles().values().stream())
                .filter(role -> !role.pipeline())
                .map(Role::principal)
                .distinct();
    }

    /** Expressions of at most 50 values and 900 bytes. */
    private List<List<String>> chunks(SortedSet<String> values) {
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int bytes = 0;
        for (String value : values) {
            int more = Quotas.expressionBytes(key, value);
            if (chunk.size() == Quotas.VALUES_PER_EXPRESSION || bytes + more > Quotas.EXPRESSION_BYTES) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }

            chunk.add(value);
            bytes += more;
        }

        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }

        return chunks;
    }

    private SortedSet<String> values() {
        return Stream.concat(
                        tagged.values().stream().flatMap(parts -> parts.values().stream()),
                        maskedTables.keySet().stream()
                                .filter(table -> tagged.containsKey(table.zone()))
                                .map(Packing::maskedValue))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void pack(ZoneRights zone) {
        zone.roles().values().forEach(role -> {
            boolean byTag = tagged.containsKey(zone.zone()) && expressions.containsKey(role.principal());
            Set<Permission> all = zone.onAllTables(role.principal());
            if (!all.isEmpty()) {
                add(role, new Resource.AllTables(zone.zone()), all);
            } else if (!byTag) {
                add(role, new Resource.Database(zone.zone()), Set.of(Permission.DESCRIBE));
            }

            if (zone.creates(role.principal())) {
                add(role, new Resource.Database(zone.zone()), Set.of(Permission.CREATE_TABLE, Permission.DESCRIBE));
                add(role, new Resource.Location(locations.of(zone.zone())), Set.of(Permission.DATA_LOCATION_ACCESS));
            }

            zone.of(role.principal()).values().forEach(one -> pack(zone, one, byTag));
        });
    }

    private void pack(ZoneRights zone, Rights one, boolean byTag) {
        Role role = one.role();
        DatasetId id = one.dataset().id();
        Set<Permission> changes = zone.changes(one);
        SortedSet<String> select = new TreeSet<>(zone.select(one));
        if (byTag && tagged.get(zone.zone()).covered(role.principal(), id).containsAll(select)) {
            select.clear();
        }

        boolean whole = select.size() == one.dataset().columns().size();
        if (!changes.isEmpty()) {
            Set<Permission> permissions = EnumSet.copyOf(changes);
            permissions.add(whole ? Permission.SELECT : Permission.DESCRIBE);
            add(
                    role,
                    new Resource.Table(id),
                    permissions.contains(Permission.ALL) ? Set.of(Permission.ALL) : permissions);
        } else if (!select.isEmpty()) {
            add(
                    role,
                    whole ? new Resource.Table(id) : new Resource.Columns(id, List.copyOf(select)),
                    Set.of(Permission.SELECT));
        }

        one.filtered().ifPresent(filter -> add(role, filter));
        one.masked()
                .ifPresent(masked -> pack(role, masked, one.dataset().columns().size()));
    }

    private void pack(Role role, Rights.Masked masked, int all) {
        DatasetId id = masked.table().id();
        maskedTables.put(id, masked.table());
        if (masked.filter().isPresent()) {
            add(role, masked.filter().orElseThrow());
        } else {
            add(
                    role,
                    masked.columns().size() == all
                            ? new Resource.Table(id)
                            : new Resource.Columns(id, masked.columns()),
                    Set.of(Permission.SELECT));
        }
    }

    private void add(Role role, DataCellsFilter filter) {
        filters.add(filter);
        add(role, new Resource.Filter(filter.table(), filter.name()), Set.of(Permission.SELECT));
    }

    private void add(Role role, Resource resource, Set<Permission> permissions) {
        entries.computeIfAbsent(role.arn(), any -> new TreeMap<>())
                .computeIfAbsent(resource, any -> EnumSet.noneOf(Permission.class))
                .addAll(permissions);
    }

    private void describeTagged() {
        Map<String, Role> roles = new TreeMap<>();
        zones.values().forEach(zone -> roles.putAll(zone.roles()));
        expressions.forEach((principal, chunks) -> {
            Role role = roles.get(principal);
            List<String> databases = tagged.values().stream()
                    .filter(parts -> zones.get(parts.zone()).roles().containsKey(principal)
                            && zones.get(parts.zone()).onAllTables(principal).isEmpty())
                    .map(Parts::zoneValue)
                    .toList();
            if (!databases.isEmpty()) {
                add(role, new Resource.TaggedDatabases(key, databases), Set.of(Permission.DESCRIBE));
            }

            chunks.forEach(chunk -> add(role, new Resource.TaggedTables(key, chunk), Set.of(Permission.SELECT)));
        });
    }

    /** The role of a step's account writes the masked tables that the step refreshes. */
    void writes(Role role, DatasetId maskedTable) {
        if (!zones.get(maskedTable.zone()).onAllTables(role.principal()).contains(Permission.ALL)) {
            add(role, new Resource.Table(maskedTable), Set.of(Permission.ALL));
        }
    }

    List<MaskedTable> maskedTables() {
        return List.copyOf(maskedTables.values());
    }

    List<DataCellsFilter> filters() {
        return filters;
    }

    List<PrincipalPermissions> permissions() {
        return entries.entrySet().stream()
                .flatMap(role -> role.getValue().entrySet().stream()
                        .map(entry -> PrincipalPermissions.of(role.getKey(), entry.getKey(), entry.getValue())))
                .toList();
    }

    List<LfTag> tags() {
        return tagged.isEmpty() ? List.of() : List.of(new LfTag(key, List.copyOf(values())));
    }

    /** Masked tables are no part of their zone: each has a value that nobody is granted. */
    List<TagAssociation> associations() {
        return Stream.concat(
                        tagged.values().stream().flatMap(parts -> parts.associations(key).stream()),
                        maskedTables.keySet().stream()
                                .filter(table -> tagged.containsKey(table.zone()))
                                .map(table -> new TagAssociation(new Resource.Table(table), key, maskedValue(table))))
                .toList();
    }

    private static String maskedValue(DatasetId table) {
        return table.zone() + "@masked";
    }
}
