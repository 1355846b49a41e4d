package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * A zone cut into parts, such that who reads one of its columns because of its zone or its classifications reads all
 * columns of the same part. A part is named after what it consists of: {@code gold}, {@code gold/financial+pii} for the
 * columns with these classifications, {@code gold.salaries} for a table that somebody may not see as the rest of its zone.
 * Parts with the same readers are one. A column has one value of one tag, that of its part: so a principal says in one
 * expression all that it reads.
 */
final class Parts {
    /** So many values more than parts by classification a zone has at most. */
    private static final int MOST_APART = 250;

    /** So many values are about as many as an expression takes. */
    private static final int VALUES_OF_ONE = 25;

    private final ZoneRights zone;
    private final Set<String> distinguishing;
    /** Who has anything left to read, and of which datasets. */
    private final SortedMap<String, Map<DatasetId, Rights>> readers = new TreeMap<>();

    private final Set<DatasetId> apart = new HashSet<>();
    private final Map<DatasetId, Map<String, Set<String>>> columnsByLabel = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> readersByLabel = new TreeMap<>();
    private final Map<String, String> valueByLabel = new HashMap<>();
    private final Map<String, SortedSet<String>> valuesByReader = new HashMap<>();

    /** {@code distinguishing} are the classifications that a grant or a denial names. */
    Parts(ZoneRights zone, Set<String> distinguishing) {
        this.zone = zone;
        this.distinguishing = distinguishing;
        zone.roles().values().stream().filter(role -> !role.pipeline()).forEach(role -> {
            Map<DatasetId, Rights> needs = new LinkedHashMap<>(zone.of(role.principal()));
            needs.values().removeIf(one -> zone.select(one).isEmpty());
            if (!needs.isEmpty()) {
                readers.put(role.principal(), needs);
            }
        });
        label();
        setApart();
        label();
        merge();
    }

    private void label() {
        columnsByLabel.clear();
        for (Dataset dataset : zone.datasets()) {
            columnsByLabel.put(
                    dataset.id(),
                    dataset.columns().stream()
                            .collect(Collectors.groupingBy(
                                    column -> label(dataset, column),
                                    TreeMap::new,
                                    Collectors.mapping(Column::name, Collectors.toSet()))));
        }
    }

    private String label(Dataset dataset, Column column) {
        String base = apart.contains(dataset.id()) ? dataset.id().toString() : zone.zone();
        String classes = column.classifications().stream()
                .filter(distinguishing::contains)
                .collect(Collectors.joining("+"));
        return fitting(classes.isEmpty() ? base : base + "/" + classes);
    }

    private String fitting(String label) {
        return label.length() <= Quotas.TAG_CHARACTERS ? label : zone.zone() + "@" + Fingerprint.of(label);
    }

    /**
     * Whether a role reads the columns because of what they are: of their zone or classifications, or in a table set apart
     * because of that table.
     */
    private boolean reads(String principal, DatasetId id, Set<String> columns) {
        Rights one = readers.get(principal).get(id);
        return one != null
                && one.select().containsAll(columns)
                && (apart.contains(id) ? one.view().unlisted() : one.view().broad()).containsAll(columns);
    }

    /** Tables that keep somebody from reading a part whole who reads most of it, and tables granted by name to many. */
    private void setApart() {
        readers.keySet().stream()
                .flatMap(this::blockers)
                .distinct()
                .sorted(Comparator.<Set<DatasetId>>comparingInt(Set::size).thenComparing(Object::toString))
                .filter(some -> apart.size() + some.size() <= MOST_APART)
                .forEach(apart::addAll);
        grantedByName().forEach((who, tables) -> {
            if (who.size() * (tables.size() - 1) > tables.size() + readers.size() / VALUES_OF_ONE) {
                apart.addAll(tables);
            }
        });
    }

    private Stream<Set<DatasetId>> blockers(String principal) {
        Map<String, Set<DatasetId>> without = new TreeMap<>();
        Map<String, Integer> with = new HashMap<>();
        columnsByLabel.forEach((id, labels) -> labels.forEach((label, columns) -> {
            if (reads(principal, id, columns)) {
                with.merge(label, 1, Integer::sum);
            } else {
                without.computeIfAbsent(label, any -> new TreeSet<>()).add(id);
            }
        }));
        return without.entrySet().stream()
                .filter(entry -> entry.getValue().size() < with.getOrDefault(entry.getKey(), 0))
                .map(Map.Entry::getValue);
    }

    /** Tables by those who read them whole for their own sake; the most worthwhile first. */
    private Map<Set<String>, List<DatasetId>> grantedByName() {
        Map<Set<String>, List<DatasetId>> tables = new LinkedHashMap<>();
        for (Dataset dataset : zone.datasets()) {
            Set<String> who = readers.keySet().stream()
                    .filter(principal -> readsByName(principal, dataset.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!who.isEmpty()) {
                tables.computeIfAbsent(who, any -> new ArrayList<>()).add(dataset.id());
            }
        }

        return tables.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Set<String>, List<DatasetId>> entry) ->
                        -entry.getKey().size() * entry.getValue().size()))
                .limit(MOST_APART)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private boolean readsByName(String principal, DatasetId id) {
        Rights one = readers.get(principal).get(id);
        return one != null
                && one.whole()
                && one.view().unlisted().size() == one.dataset().columns().size()
                && one.view().broad().size() < one.dataset().columns().size();
    }

    private void merge() {
        Map<String, List<Map.Entry<DatasetId, Set<String>>>> extents = new TreeMap<>();
        columnsByLabel.forEach((id, labels) -> labels.forEach((label, columns) ->
                extents.computeIfAbsent(label, any -> new ArrayList<>()).add(Map.entry(id, columns))));
        extents.forEach((label, extent) -> readersByLabel.put(
                label,
                readers.keySet().stream()
                        .filter(principal ->
                                extent.stream().allMatch(part -> reads(principal, part.getKey(), part.getValue())))
                        .collect(Collectors.toCollection(TreeSet::new))));
        readersByLabel.putIfAbsent(zone.zone(), new TreeSet<>());
        Map<SortedSet<String>, String> values = new HashMap<>();
        readersByLabel.forEach((label, who) -> valueByLabel.put(label, values.computeIfAbsent(who, any -> label)));
        readersByLabel.forEach((label, who) -> who.forEach(principal -> valuesByReader
                .computeIfAbsent(principal, any -> new TreeSet<>())
                .add(valueOf(label))));
    }

    String zone() {
        return zone.zone();
    }

    /** The values that this zone uses. */
    SortedSet<String> values() {
        return new TreeSet<>(valueByLabel.values());
    }

    /** The value of the database, which tables and columns have that have none of their own. */
    String zoneValue() {
        return valueOf(zone.zone());
    }

    private String valueOf(String label) {
        return valueByLabel.getOrDefault(label, label);
    }

    /** The values whose columns a principal reads. */
    SortedSet<String> values(String principal) {
        return valuesByReader.getOrDefault(principal, new TreeSet<>());
    }

    /** The columns of a dataset that a principal reads by these values. */
    Set<String> covered(String principal, DatasetId id) {
        SortedSet<String> values = values(principal);
        return columnsByLabel.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(entry -> values.contains(valueOf(entry.getKey())))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
    }

    /** The fewest associations that give every column the value of its part. */
    List<TagAssociation> associations(String key) {
        Stream<TagAssociation> tables = zone.datasets().stream().flatMap(dataset -> associations(dataset, key));
        return Stream.concat(
                        Stream.of(new TagAssociation(new Resource.Database(zone.zone()), key, zoneValue())), tables)
                .toList();
    }

    private Stream<TagAssociation> associations(Dataset dataset, String key) {
        Map<String, List<String>> columns = new TreeMap<>();
        columnsByLabel.get(dataset.id()).forEach((label, names) -> columns.computeIfAbsent(
                        valueOf(label), any -> new ArrayList<>())
                .addAll(names));
        String tableValue =
                apart.contains(dataset.id()) ? valueOf(fitting(dataset.id().toString())) : zoneValue();
        Stream<TagAssociation> table = tableValue.equals(zoneValue())
                ? Stream.empty()
                : Stream.of(new TagAssociation(new Resource.Table(dataset.id()), key, tableValue));
        return Stream.concat(
                table,
                columns.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(tableValue))
                        .map(entry -> new TagAssociation(
                                new Resource.Columns(dataset.id(), entry.getValue()), key, entry.getKey())));
    }

    /** How many entries naming takes where tags would do. */
    int costOfNaming() {
        return (int) needs().count();
    }

    /** How many entries tags take, with what they leave to naming. */
    int costOfTags() {
        long grants = readers.keySet().stream()
                .filter(principal -> !values(principal).isEmpty())
                .count();
        long left = needs().filter(one ->
                        !covered(one.role().principal(), one.dataset().id()).containsAll(one.select()))
                .count();
        return (int) (associations("").size() + grants + left);
    }

    private Stream<Rights> needs() {
        return readers.values().stream()
                .flatMap(needs -> needs.values().stream())
                .filter(one -> zone.changes(one).isEmpty());
    }
}
