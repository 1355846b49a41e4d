package io.lakewarden.security.worlds;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two principals who are granted something, a user and a group in which that user may be, and one more member of it; two
 * datasets of two columns; and grants of every kind, alone, by twos, and as many by threes as wanted.
 */
public final class SmallWorlds {
    /** The last day of what ends. */
    static final LocalDate END = LocalDate.of(2027, 3, 31);

    private static final List<String> CLASSIFICATIONS = List.of("financial", "pii");
    private static final Dataset ORDERS =
            Worlds.dataset("silver.orders", Worlds.column("country"), Worlds.column("email", "pii"));
    /** Its name begins with the other's: a prefix must not be taken for a folder. */
    private static final Dataset ORDERS_EU = Worlds.dataset(
            "gold.orders_eu", Worlds.column("country", "financial"), Worlds.column("email", "financial", "pii"));

    private static final List<Optional<RowFilter>> ROWS = List.of(
            Optional.empty(),
            Optional.of(RowFilter.of("country = 'France'")),
            Optional.of(RowFilter.of("country = 'Spain'")));
    private static final List<SortedMap<String, Mask>> MASKS = List.of(
            new TreeMap<>(), new TreeMap<>(Map.of("email", Mask.HASH)), new TreeMap<>(Map.of("email", Mask.NULL)));
    private static final List<Scope> WHOLE = List.of(
            new Scope.OfZone("silver"),
            new Scope.OfZone("gold"),
            new Scope.OfDataset(ORDERS.id(), List.of()),
            new Scope.OfDataset(ORDERS_EU.id(), List.of()));
    private static final List<Scope> COLUMNS = List.of(
            new Scope.OfDataset(ORDERS.id(), List.of("country")),
            new Scope.OfDataset(ORDERS.id(), List.of("email")),
            new Scope.OfDataset(ORDERS.id(), List.of("country", "email")),
            new Scope.OfDataset(ORDERS_EU.id(), List.of("email")),
            tags("pii"),
            tags("financial"),
            tags("financial AND pii"),
            tags("financial", "pii"));
    private static final List<Set<Action>> CHANGES =
            List.of(Set.of(Action.WRITE), Set.of(Action.MANAGE), EnumSet.allOf(Action.class));

    private SmallWorlds() {}

    private static Scope tags(String... anyOf) {
        return new Scope.OfTags(Stream.of(anyOf).map(Classified::of).toList());
    }

    /** One grant, in every state of the principals. */
    public static Stream<Platform> ofOneGrant() {
        return everyGrant().stream().flatMap(grant -> principals().stream().map(who -> world(who, List.of(grant))));
    }

    /** Every two grants, the states of the principals taking turns. */
    public static Stream<Platform> ofTwoGrants() {
        List<Grant> all = everyGrant();
        List<List<Principal>> who = principals();
        return IntStream.range(0, all.size()).boxed().flatMap(one -> IntStream.range(one + 1, all.size())
                .mapToObj(two -> world(who.get((one + two) % who.size()), List.of(all.get(one), all.get(two)))));
    }

    /** Three grants drawn by lot, for ever. */
    public static Stream<Platform> ofThreeGrants(long seed) {
        Random random = new Random(seed);
        List<Grant> all = everyGrant();
        List<List<Principal>> who = principals();
        return Stream.generate(() -> world(
                who.get(random.nextInt(who.size())),
                random.ints(0, all.size())
                        .distinct()
                        .limit(3)
                        .mapToObj(all::get)
                        .toList()));
    }

    private static Platform world(List<Principal> principals, List<Grant> grants) {
        return Worlds.platform(CLASSIFICATIONS, principals, List.of(ORDERS, ORDERS_EU), grants);
    }

    /** The user a member and not, ending and not. */
    private static List<List<Principal>> principals() {
        List<List<Principal>> all = new ArrayList<>();
        for (List<String> members : List.of(List.of("ana", "ben"), List.of("ben"))) {
            for (Optional<LocalDate> end : List.of(Optional.<LocalDate>empty(), Optional.of(END))) {
                all.add(List.of(Worlds.user("ana", end), Worlds.user("ben"), Worlds.group("team", members)));
            }
        }

        return all;
    }

    static List<Grant> everyGrant() {
        List<Grant> all = new ArrayList<>();
        for (String to : List.of("ana", "team")) {
            for (Optional<LocalDate> end : List.of(Optional.<LocalDate>empty(), Optional.of(END))) {
                Stream.concat(WHOLE.stream(), COLUMNS.stream()).forEach(scope -> {
                    all.addAll(reads(to, scope, end));
                    all.add(grant(Effect.DENY, to, Set.of(Action.READ), scope, end));
                });
                WHOLE.forEach(scope -> CHANGES.forEach(actions -> {
                    all.add(grant(Effect.ALLOW, to, actions, scope, end));
                    all.add(grant(Effect.DENY, to, actions, scope, end));
                }));
            }
        }

        return all;
    }

    /** Filters speak of one dataset; masks go with every scope that covers the column. */
    private static List<Grant> reads(String to, Scope scope, Optional<LocalDate> end) {
        boolean filtered = scope.match(zone -> false, dataset -> true, tags -> false);
        boolean masked =
                scope.match(zone -> true, dataset -> !dataset.columns().equals(List.of("country")), tags -> true);
        return ROWS.stream()
                .filter(rows -> filtered || rows.isEmpty())
                .flatMap(rows -> MASKS.stream()
                        .filter(masks -> masked || masks.isEmpty())
                        .map(masks -> new Grant(Effect.ALLOW, to, Set.of(Action.READ), scope, rows, masks, end)))
                .toList();
    }

    private static Grant grant(Effect effect, String to, Set<Action> actions, Scope scope, Optional<LocalDate> end) {
        return new Grant(effect, to, actions, scope, Optional.empty(), new TreeMap<>(), end);
    }
}
