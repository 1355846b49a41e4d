package io.lakewarden.cli.bench;

import io.lakewarden.model.Action;
import io.lakewarden.model.Classification;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Scope.Classified;
import io.lakewarden.model.Zone;
import io.lakewarden.model.rows.RowFilter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A platform as large as wanted: domains of about a hundred tables, each with an account that writes them and a group that
 * reads its gold; groups of the whole company that read zones, without what a classification or a table denies them; and a
 * few people with filtered rows, some columns or masks. The same seed gives the same platform.
 */
public final class LargePlatform {
    private static final List<String> ZONES = List.of("bronze", "silver", "gold");
    private static final List<String> CLASSIFICATIONS = List.of("financial", "health", "pii");
    private static final int TABLES_PER_DOMAIN = 100;
    private static final int USERS_PER_GROUP = 12;

    private final Random random;
    private final int tables;
    private final int principals;
    private final List<Grant> grants = new ArrayList<>();

    private LargePlatform(int tables, int principals, long seed) {
        this.random = new Random(seed);
        this.tables = tables;
        this.principals = principals;
    }

    /** At least 10 of each. */
    public static Platform of(int tables, int principals, long seed) {
        return new LargePlatform(tables, principals, seed).platform();
    }

    private Platform platform() {
        int domains = Math.max(2, tables / TABLES_PER_DOMAIN);
        int groups = domains + 4;
        List<String> users = names("user", Math.max(4, principals - groups - domains));
        List<List<Dataset>> datasets = IntStream.range(0, domains)
                .mapToObj(domain -> IntStream.range(0, tables)
                        .filter(table -> table % domains == domain)
                        .mapToObj(this::dataset)
                        .toList())
                .toList();
        List<Principal> all = new ArrayList<>();
        users.forEach(user -> all.add(new Principal.User(user, "A person", Optional.empty())));
        for (int domain = 0; domain < domains; domain++) {
            all.add(new Principal.ServiceAccount("writer-" + domain, "Writes a domain", Optional.empty()));
            all.add(new Principal.Group("readers-" + domain, "Reads a domain", some(users, USERS_PER_GROUP)));
            ofDomain(domain, datasets.get(domain));
        }

        for (String group : List.of("analysts", "auditors", "finance", "support")) {
            all.add(new Principal.Group(group, "Of the whole company", some(users, users.size() / 8)));
        }

        List<Dataset> everything = datasets.stream().flatMap(List::stream).toList();
        ofCompany(everything);
        some(users, users.size() / 5).forEach(user -> ofPerson(user, everything));
        return new Platform(
                "large",
                "As large as wanted",
                ZONES.stream().map(zone -> new Zone(zone, "A zone", 400)).toList(),
                CLASSIFICATIONS.stream()
                        .map(name -> new Classification(name, "A classification"))
                        .toList(),
                all,
                IntStream.range(0, domains)
                        .mapToObj(domain -> new Domain(
                                "domain-" + domain,
                                "A domain",
                                "readers-" + domain,
                                datasets.get(domain),
                                List.of(),
                                domain == 0 ? grants : List.of(),
                                List.of()))
                        .toList(),
                List.of(
                        environment("local", new Home.Local()),
                        environment("prod", new Home.Aws("111111111111", "eu-west-1"))));
    }

    private static Environment environment(String name, Home home) {
        return new Environment(name, "", home, Optional.empty(), Publishing.SINGLE_TABLE, List.of());
    }

    private Dataset dataset(int table) {
        List<Column> columns = new ArrayList<>();
        columns.add(column("id", List.of()));
        columns.add(column("country", List.of()));
        int more = 4 + random.nextInt(12);
        for (int at = 0; at < more; at++) {
            columns.add(column("column_" + at, chance(8) ? some(CLASSIFICATIONS, 1 + random.nextInt(2)) : List.of()));
        }

        DatasetId id = new DatasetId(ZONES.get(random.nextInt(ZONES.size())), "table_" + table);
        return new Dataset(id, "A table", columns, List.of(), 400, List.of());
    }

    private static Column column(String name, List<String> classifications) {
        return new Column(name, ColumnType.of("string"), false, classifications, "");
    }

    private void ofDomain(int domain, List<Dataset> datasets) {
        for (Dataset dataset : datasets) {
            allow("writer-" + domain, EnumSet.allOf(Action.class), whole(dataset));
            if (dataset.id().zone().equals("gold")) {
                allow("readers-" + domain, Set.of(Action.READ), whole(dataset));
            }
        }
    }

    private void ofCompany(List<Dataset> everything) {
        allow("auditors", Set.of(Action.READ), new Scope.OfZone("bronze"));
        allow("auditors", Set.of(Action.READ), new Scope.OfZone("silver"));
        allow("auditors", Set.of(Action.READ), new Scope.OfZone("gold"));
        allow("finance", Set.of(Action.READ), new Scope.OfZone("gold"));
        deny("finance", tags("pii", "health"));
        allow("analysts", Set.of(Action.READ), new Scope.OfZone("gold"));
        allow("analysts", Set.of(Action.READ), new Scope.OfZone("silver"));
        deny("analysts", tags("pii", "financial AND health"));
        some(everything, everything.size() / 100).forEach(dataset -> deny("analysts", whole(dataset)));
        allow("support", Set.of(Action.READ), tags("pii"));
    }

    private void ofPerson(String user, List<Dataset> everything) {
        some(everything, 3).forEach(dataset -> {
            switch (random.nextInt(4)) {
                case 0 -> grant(user, whole(dataset), Optional.of("country = 'c" + random.nextInt(20) + "'"), Map.of());
                case 1 ->
                    grant(
                            user,
                            new Scope.OfDataset(dataset.id(), List.of("id", "country")),
                            Optional.empty(),
                            Map.of());
                case 2 -> grant(user, whole(dataset), Optional.empty(), Map.of("column_0", Mask.HASH));
                default -> deny(user, whole(dataset));
            }
        });
    }

    private static Scope whole(Dataset dataset) {
        return new Scope.OfDataset(dataset.id(), List.of());
    }

    private static Scope tags(String... anyOf) {
        return new Scope.OfTags(Stream.of(anyOf).map(Classified::of).toList());
    }

    private void allow(String to, Set<Action> actions, Scope scope) {
        grants.add(new Grant(Effect.ALLOW, to, actions, scope, Optional.empty(), new TreeMap<>(), Optional.empty()));
    }

    private void deny(String to, Scope scope) {
        grants.add(new Grant(
                Effect.DENY, to, Set.of(Action.READ), scope, Optional.empty(), new TreeMap<>(), Optional.empty()));
    }

    private void grant(String to, Scope scope, Optional<String> rows, Map<String, Mask> masks) {
        grants.add(new Grant(
                Effect.ALLOW,
                to,
                Set.of(Action.READ),
                scope,
                rows.map(RowFilter::of),
                new TreeMap<>(masks),
                Optional.empty()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> List<T> some(List<T> all, int many) {
        List<T> left = new ArrayList<>(all);
        return IntStream.range(0, Math.min(many, all.size()))
                .mapToObj(any -> left.remove(random.nextInt(left.size())))
                .toList();
    }

    private static List<String> names(String kind, int many) {
        return IntStream.range(0, many).mapToObj(at -> kind + "-" + at).toList();
    }
}
