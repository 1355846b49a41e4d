package io.lakewarden.security.worlds;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Scope.Classified;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Platforms drawn by lot: several groups that share members, accounts, classifications that overlap, denials, filters,
 * masks, and ends of grants and principals. The same seed draws the same platform.
 */
public final class RandomWorlds {
    private static final List<String> CLASSIFICATIONS = List.of("financial", "pii", "secret");
    private static final List<String> COLUMNS = List.of("a", "b", "c", "d");
    private static final List<String> DATASETS =
            List.of("gold.sales", "gold.sales_by_day", "silver.sales", "silver.sale", "bronze.s");
    private static final List<String> USERS = List.of("ana", "ben", "carla", "dora");
    private static final List<String> GROUPS = List.of("analysts", "auditors", "everybody");
    private static final List<String> ACCOUNTS = List.of("runner");
    private static final List<RowFilter> FILTERS = Stream.of(
                    "a = 'x'", "a IN ('x', 'y')", "NOT (b < 5) AND a IS NOT NULL", "a = 'it''s' OR b <> 3")
            .map(RowFilter::of)
            .toList();
    private static final List<LocalDate> ENDS =
            List.of(LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 1), LocalDate.of(2027, 12, 31));

    /** How many there are of each, at least and at most. */
    private record Size(Range datasets, Range columns, Range users, Range groups, int accounts, Range grants) {}

    private record Range(int least, int most) {}

    private static final Size LARGE =
            new Size(new Range(2, 4), new Range(2, 4), new Range(1, 4), new Range(1, 3), 1, new Range(3, 9));
    private static final Size SMALL =
            new Size(new Range(1, 1), new Range(1, 2), new Range(1, 2), new Range(0, 1), 0, new Range(1, 4));

    private final Random random;
    private final Size size;

    private RandomWorlds(long seed, Size size) {
        this.random = new Random(seed);
        this.size = size;
    }

    /** The platform that a seed stands for. */
    public static Platform of(long seed) {
        return new RandomWorlds(seed, LARGE).platform();
    }

    /** Another one: a person or two, perhaps a group, a table, and up to four grants; quickly decided. */
    public static Platform small(long seed) {
        return new RandomWorlds(seed, SMALL).platform();
    }

    private Platform platform() {
        List<Dataset> datasets =
                some(DATASETS, size.datasets()).stream().map(this::dataset).toList();
        List<String> users = some(USERS, size.users());
        List<String> groups = some(GROUPS, size.groups());
        List<Principal> principals = new ArrayList<>();
        users.forEach(user -> principals.add(Worlds.user(user, end(6))));
        groups.forEach(group -> principals.add(Worlds.group(group, some(users, 0, users.size()))));
        ACCOUNTS.subList(0, size.accounts()).forEach(account -> principals.add(Worlds.account(account, end(6))));
        List<Grant> grants = new ArrayList<>();
        int wanted = drawn(size.grants());
        while (grants.size() < wanted) {
            Grant grant = grant(one(principals).name(), datasets);
            if (!grants.contains(grant)) {
                grants.add(grant);
            }
        }

        return Worlds.platform(CLASSIFICATIONS, principals, datasets, grants);
    }

    private Dataset dataset(String id) {
        List<Column> columns = some(COLUMNS, size.columns()).stream()
                .map(name -> Worlds.column(name, some(CLASSIFICATIONS, 0, 3).toArray(String[]::new)))
                .toList();
        return Worlds.dataset(DatasetId.of(id), columns);
    }

    private Grant grant(String to, List<Dataset> datasets) {
        boolean deny = chance(4);
        Set<Action> actions =
                chance(3) ? EnumSet.copyOf(some(List.of(Action.values()), 1, 3)) : EnumSet.of(Action.READ);
        Dataset dataset = one(datasets);
        Scope scope = actions.equals(Set.of(Action.READ)) ? scope(dataset) : whole(dataset);
        boolean partial = !deny && actions.equals(Set.of(Action.READ));
        return new Grant(
                deny ? Effect.DENY : Effect.ALLOW,
                to,
                actions,
                scope,
                partial ? rows(scope) : Optional.empty(),
                partial ? masks() : new TreeMap<>(),
                end(3));
    }

    private Scope scope(Dataset dataset) {
        return switch (random.nextInt(3)) {
            case 0 -> whole(dataset);
            case 1 ->
                new Scope.OfTags(IntStream.rangeClosed(0, random.nextInt(2))
                        .mapToObj(any -> new Classified(some(CLASSIFICATIONS, 1, 2)))
                        .distinct()
                        .toList());
            default ->
                new Scope.OfDataset(
                        dataset.id(),
                        some(dataset.columns().stream().map(Column::name).toList(), 1, 3));
        };
    }

    private Scope whole(Dataset dataset) {
        return chance(3) ? new Scope.OfZone(dataset.id().zone()) : new Scope.OfDataset(dataset.id(), List.of());
    }

    private Optional<RowFilter> rows(Scope scope) {
        boolean filterable = scope.match(zone -> false, dataset -> true, tags -> false);
        return filterable && chance(3) ? Optional.of(one(FILTERS)) : Optional.empty();
    }

    private SortedMap<String, Mask> masks() {
        SortedMap<String, Mask> masks = new TreeMap<>();
        if (chance(4)) {
            some(COLUMNS, 1, 2).forEach(column -> masks.put(column, one(List.of(Mask.values()))));
        }

        return masks;
    }

    private Optional<LocalDate> end(int oneIn) {
        return chance(oneIn) ? Optional.of(one(ENDS)) : Optional.empty();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private int drawn(Range range) {
        return range.least() + random.nextInt(range.most() - range.least() + 1);
    }

    private <T> List<T> some(List<T> all, int least, int most) {
        return some(all, new Range(least, most));
    }

    private <T> List<T> some(List<T> all, Range range) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(all.size(), drawn(range)));
    }
}
