package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes an account what the definition says.
 *
 * @param changes in the order in which they are made
 * @param left what no change mends, with the reason
 * @param takes what it takes away or changes, by kind: grants, whole or in part, one for each principal and what it is on;
 *     tags of resources, values of tags, filters, registrations and settings
 * @param there how much there is of each kind that is the definition's to judge
 */
public record RepairPlan(
        List<Change> changes,
        List<String> left,
        SortedMap<Kind, SortedSet<String>> takes,
        SortedMap<Kind, Integer> there) {
    /** Plans. */
    static RepairPlan of(Drift drift, DesiredState desired, LiveState live) {
        Gap gap = new Gap(drift, desired, live);
        GrantRepair grants = new GrantRepair(gap);
        SettingsRepair settings = new SettingsRepair(gap);
        List<RepairPart> parts = List.of(
                settings.part(),
                grants.part(),
                new TagRepair(gap).part(),
                new FilterRepair(gap).part(),
                new LocationRepair(gap).part(),
                new CatalogRepair(gap).part());
        SortedMap<Kind, SortedSet<String>> takes = Stream.concat(
                        Stream.of(Tagged.class, TagValue.class, CellsFilter.class, Location.class)
                                .flatMap(kind -> gap.extra(kind).stream()),
                        settings.extra().stream())
                .collect(Collectors.groupingBy(
                        Entry::kind,
                        TreeMap::new,
                        Collectors.mapping(
                                entry -> entry.about() + " " + entry.value(), Collectors.toCollection(TreeSet::new))));
        if (!grants.revoked().isEmpty()) {
            takes.put(Kind.GRANT, grants.revoked());
        }

        SortedMap<Kind, Integer> there = live.entries().stream()
                .filter(desired.estate()::judges)
                .collect(Collectors.groupingBy(Entry::kind, TreeMap::new, Collectors.summingInt(entry -> 1)));
        there.put(Kind.GRANT, grants.judged());
        return new RepairPlan(
                parts.stream()
                        .flatMap(part -> part.changes().stream())
                        .sorted(Comparator.comparing(Change::phase))
                        .toList(),
                parts.stream().flatMap(part -> part.left().stream()).toList(),
                takes,
                there);
    }

    /** How much it takes away or changes. */
    public int taken() {
        return takes.values().stream().mapToInt(SortedSet::size).sum();
    }

    /** How many grants there are that are the definition's to judge. */
    public int grants() {
        return there.getOrDefault(Kind.GRANT, 0);
    }

    /** What it takes away or changes, counted. */
    public String takenWords() {
        String kinds = takes.entrySet().stream()
                .map(one -> one.getKey().word() + ": " + one.getValue().size() + " of "
                        + there.getOrDefault(one.getKey(), 0))
                .collect(Collectors.joining("; "));
        return taken() + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    }

    /** The texts of its changes. */
    public List<String> texts() {
        return changes.stream().map(Change::what).toList();
    }
}
