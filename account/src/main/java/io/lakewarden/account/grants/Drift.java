package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogColumn;
import io.lakewarden.account.grants.CatalogEntry.CatalogTable;
import io.lakewarden.account.grants.CatalogEntry.Maker;
import io.lakewarden.account.grants.Difference.Side;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.Grant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The difference between what an account has and what the definition says, both ways.
 *
 * @param extra in the account and not in the definition; as the account has it
 * @param missing in the definition and not in the account, as far as it was read
 * @param implicit rights that come with having made something or with administering, which no grant takes away
 * @param others entries that are not the definition's to judge
 * @param ended the last day of those of the extra grants that the definition gave until then
 * @param unread why a part could not be read, by part
 */
public record Drift(
        SortedSet<Entry> extra,
        SortedSet<Entry> missing,
        SortedSet<Grant> implicit,
        int others,
        SortedMap<Grant, LocalDate> ended,
        SortedMap<Area, String> unread) {
    /** Compares. What was given until a day in the past is by that day in {@code earlier}. */
    public static Drift between(DesiredState desired, SortedMap<LocalDate, DesiredState> earlier, LiveState live) {
        String account = desired.estate().account();
        Set<Grant> wanted = Implied.closure(desired.grants(), account);
        List<Grant> has = grants(live.entries());
        Set<Grant> given = Implied.closure(has, account);
        SortedSet<Grant> implicit = has.stream()
                .filter(grant -> Implicit.is(grant, desired, live))
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Entry> extra = live.entries().stream()
                .filter(desired.estate()::judges)
                .filter(entry -> !isSaid(entry, desired, wanted, live.caller()))
                .filter(entry -> isComparable(entry, desired, live))
                .filter(entry -> !(entry instanceof Grant grant && implicit.contains(grant)))
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Entry> missing = desired.entries().stream()
                .filter(entry -> !isFound(entry, live, given))
                .filter(entry -> isComparable(entry, desired, live))
                .filter(entry -> !live.isUnknown(entry))
                .collect(Collectors.toCollection(TreeSet::new));
        implicit.removeIf(grant -> !desired.estate().judges(grant) || wanted.contains(grant));
        long others = live.entries().stream()
                .filter(entry -> !desired.estate().judges(entry))
                .count();
        return new Drift(extra, missing, implicit, Math.toIntExact(others), ended(extra, earlier), live.unread());
    }

    /** Who looks may be one who may only look. */
    private static boolean isSaid(Entry entry, DesiredState desired, Set<Grant> wanted, String caller) {
        if (entry instanceof Grant grant) {
            return wanted.contains(grant);
        }

        if (entry instanceof Maker made) {
            return Implicit.mayMake(made, desired);
        }

        return entry instanceof Administrator administrator
                ? administrator.isIn(desired.entries())
                        || administrator.readOnly() && Identity.same(administrator.principal(), caller)
                : desired.entries().contains(entry);
    }

    /** Of columns and makers: whether their table is the definition's and there, which is told by itself. */
    private static boolean isComparable(Entry entry, DesiredState desired, LiveState live) {
        if (entry instanceof CatalogColumn column) {
            return hasFiles(desired.entries(), column.table()) && hasFiles(live.entries(), column.table());
        }

        return !(entry instanceof Maker made)
                || hasFiles(desired.entries(), made.table()) && hasFiles(live.entries(), made.table());
    }

    private static boolean hasFiles(Set<Entry> entries, TableName table) {
        return entries.stream()
                .anyMatch(entry ->
                        entry instanceof CatalogTable one && one.table().equals(table) && one.hasFiles());
    }

    private static boolean isFound(Entry entry, LiveState live, Set<Grant> given) {
        if (entry instanceof Grant grant) {
            return given.contains(grant);
        }

        return entry instanceof Administrator administrator
                ? administrator.isIn(live.entries())
                : live.entries().contains(entry);
    }

    private static List<Grant> grants(Set<Entry> entries) {
        return entries.stream()
                .filter(Grant.class::isInstance)
                .map(Grant.class::cast)
                .toList();
    }

    private static SortedMap<Grant, LocalDate> ended(Set<Entry> extra, SortedMap<LocalDate, DesiredState> earlier) {
        SortedMap<Grant, LocalDate> ended = new TreeMap<>();
        earlier.forEach((day, then) -> {
            Set<Grant> wanted = Implied.closure(then.grants(), then.estate().account());
            grants(extra).stream().filter(wanted::contains).forEach(grant -> ended.put(grant, day));
        });
        return ended;
    }

    /** Whether the account was read whole and has what the definition says. */
    public boolean isNone() {
        return extra.isEmpty() && missing.isEmpty() && unread.isEmpty();
    }

    /** For people: one for each thing, the extra ones first. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>(ofGrants());
        SortedMap<String, List<Entry>> found = byThing(extra);
        SortedMap<String, List<Entry>> expected = byThing(missing);
        Stream.concat(found.keySet().stream(), expected.keySet().stream())
                .distinct()
                .map(thing -> difference(found.getOrDefault(thing, List.of()), expected.getOrDefault(thing, List.of())))
                .forEach(differences::add);
        return differences.stream()
                .sorted(Comparator.comparing(Difference::side)
                        .thenComparing(Difference::kind)
                        .thenComparing(Difference::about)
                        .thenComparing(Difference::toString))
                .toList();
    }

    private static SortedMap<String, List<Entry>> byThing(Set<Entry> entries) {
        return entries.stream()
                .filter(entry -> !(entry instanceof Grant))
                .collect(Collectors.groupingBy(
                        entry -> entry.kind() + " " + entry.about(), TreeMap::new, Collectors.toList()));
    }

    private static Difference difference(List<Entry> found, List<Entry> expected) {
        Entry one = found.isEmpty() ? expected.get(0) : found.get(0);
        Side side = found.isEmpty() ? Side.MISSING : expected.isEmpty() ? Side.EXTRA : Side.CHANGED;
        return new Difference(one.kind(), side, one.about(), values(found), values(expected), Optional.empty());
    }

    private static List<String> values(List<Entry> entries) {
        return entries.stream().map(Entry::value).toList();
    }

    /** The implicit rights, one for each principal and what it is on. */
    public List<String> withoutGrant() {
        return ofGrants(new TreeSet<Entry>(implicit), Side.EXTRA)
                .map(one -> one.about() + ": " + String.join(", ", one.found()))
                .toList();
    }

    private List<Difference> ofGrants() {
        return Stream.concat(ofGrants(extra, Side.EXTRA), ofGrants(missing, Side.MISSING))
                .toList();
    }

    /** One for each principal and what it is on, and apart what has ended. */
    private Stream<Difference> ofGrants(SortedSet<Entry> entries, Side side) {
        Map<String, List<Grant>> groups = grants(entries).stream()
                .collect(Collectors.groupingBy(
                        grant -> grant.principal() + " on " + grant.on() + " " + Optional.ofNullable(ended.get(grant)),
                        TreeMap::new,
                        Collectors.toList()));
        return groups.values().stream().map(group -> {
            Grant one = group.get(0);
            List<String> words =
                    Implied.leading(group).stream().map(Grant::word).toList();
            return new Difference(
                    Kind.GRANT,
                    side,
                    one.principal() + " on " + one.on(),
                    side == Side.EXTRA ? words : List.of(),
                    side == Side.MISSING ? words : List.of(),
                    side == Side.EXTRA ? Optional.ofNullable(ended.get(one)) : Optional.empty());
        });
    }
}
