package io.lakewarden.account.imports;

import io.lakewarden.account.grants.LakeReading;
import io.lakewarden.account.grants.LiveState;
import io.lakewarden.account.imports.Imported.ZoneWide;
import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.evaluator.Catalog;
import io.lakewarden.security.lakeformation.evaluator.Job;
import io.lakewarden.security.lakeformation.evaluator.LakeFormationEvaluator;
import io.lakewarden.security.lakeformation.evaluator.Rows;
import io.lakewarden.security.lakeformation.evaluator.Sight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a definition of what an account grants in Lake Formation. It asks what each role sees of each table, by names, tags
 * and filters together, and says that; so what it says of tables that are there is what the account does, and what it cannot
 * say is left out, never widened.
 */
public final class AccountImport {
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):role/(.+)");
    private static final int WIDTH = 200;

    private final SortedSet<Note> notes = new TreeSet<>();
    private final UserNames names = new UserNames();
    private final LakeFormation lake;
    private final List<Dataset> datasets;
    private final LakeFormationEvaluator evaluator;

    private AccountImport(String account, String region, LiveState live, AccountTables tables) {
        this.datasets = AccountDatasets.of(tables, notes);
        SortedMap<DatasetId, List<Column>> columns = new TreeMap<>();
        datasets.forEach(dataset -> columns.put(dataset.id(), withLater(dataset)));
        LakeReading reading = LakeReading.of(account, region, live, columns);
        reading.left().forEach((what, why) -> notes.add(new Note(what, Verdict.NOT, why)));
        this.lake = reading.lake();
        this.evaluator = new LakeFormationEvaluator(lake, new Catalog(columns));
    }

    /** With a column that it gets later: who sees that too has the whole table, and not each column that is there. */
    private static List<Column> withLater(Dataset dataset) {
        return Stream.concat(
                        dataset.columns().stream(),
                        Stream.of(new Column(later(dataset), ColumnType.of("string"), false, List.of(), "")))
                .toList();
    }

    private static String later(Dataset dataset) {
        String name = "later";
        while (dataset.column(name).isPresent()) {
            name += "_";
        }

        return name;
    }

    /** From what was read of an account. */
    public static Imported of(String account, String region, LiveState live, AccountTables tables) {
        return new AccountImport(account, region, live, tables).imported(account);
    }

    private Imported imported(String account) {
        List<Principal.User> users = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        Set<ZoneWide> wide = new LinkedHashSet<>();
        Map<String, List<PrincipalPermissions>> byPrincipal = lake.permissions().stream()
                .collect(Collectors.groupingBy(PrincipalPermissions::principal, TreeMap::new, Collectors.toList()));
        byPrincipal.forEach((arn, grants) -> {
            Matcher role = ROLE.matcher(arn);
            if (!role.matches() || !role.group(1).equals(account)) {
                notes.add(
                        new Note(arn, Verdict.NOT, "it is no role of this account, and a definition names none other"));
                return;
            }

            String path = role.group(2);
            String user = names.of(path.substring(path.lastIndexOf('/') + 1));
            int before = notes.size();
            List<Right> own = datasets.stream()
                    .map(dataset -> right(arn, user, dataset))
                    .filter(right -> !right.isNone())
                    .toList();
            grants.forEach(grant -> beyondTables(arn, grant));
            users.add(new Principal.User(user, "Imported from a role", Optional.empty(), Optional.of(path)));
            rights.addAll(own);
            zoneWide(user, grants).forEach(wide::add);
            if (notes.size() == before) {
                notes.add(new Note(arn, Verdict.WHOLE, "as " + user));
            }
        });
        return Imported.of(datasets, users, rights, wide, notes);
    }

    private Right right(String arn, String user, Dataset dataset) {
        Sight sight = evaluator.sight(arn, dataset.id(), Job.FILTERING);
        Optional<RowFilter> rows = Optional.empty();
        SortedSet<String> seen = new TreeSet<>(sight.columns().keySet());
        seen.retainAll(dataset.columns().stream().map(Column::name).toList());
        Set<Rows> kinds = seen.stream().map(sight.columns()::get).collect(Collectors.toSet());
        if (kinds.size() > 1) {
            notes.add(new Note(
                    arn + " on " + dataset.id(),
                    Verdict.NOT,
                    "it reads some columns in other rows than others, which no definition says; it reads nothing"));
            seen.clear();
        } else if (!seen.isEmpty()) {
            Rows one = kinds.iterator().next();
            rows = one.all() ? Optional.empty() : union(one, dataset);
            if (!one.all() && rows.isEmpty()) {
                seen.clear();
            }
        }

        boolean all = seen.size() == dataset.columns().size()
                && kinds.equals(Optional.ofNullable(sight.columns().get(later(dataset))).stream()
                        .collect(Collectors.toSet()));
        SortedSet<Action> actions = actions(arn, sight, dataset.id());
        if (!actions.isEmpty() && !seen.isEmpty() && !(all && rows.isEmpty())) {
            notes.add(new Note(
                    arn + " on " + dataset.id(),
                    Verdict.PARTLY,
                    "it changes a table that it reads in part, which no plane takes from a definition; it reads only"));
            actions.clear();
        }

        return new Right(user, dataset.id(), actions, seen, all, new TreeMap<>(), rows, Optional.empty());
    }

    /** Of those that can be said; nothing if none can. */
    private static Optional<RowFilter> union(Rows rows, Dataset dataset) {
        List<RowFilter> filters = rows.anyOf().stream()
                .flatMap(text -> Filters.ofLakeFormation(text, dataset).stream())
                .toList();
        return filters.size() > 1
                ? Optional.of(new RowFilter.Or(filters))
                : filters.stream().findFirst();
    }

    private SortedSet<Action> actions(String arn, Sight sight, DatasetId table) {
        SortedSet<Action> actions = new TreeSet<>();
        pair(arn, sight, table, Action.WRITE, Permission.INSERT, Permission.DELETE, actions);
        pair(arn, sight, table, Action.MANAGE, Permission.ALTER, Permission.DROP, actions);
        return actions;
    }

    private void pair(
            String arn,
            Sight sight,
            DatasetId table,
            Action action,
            Permission one,
            Permission other,
            SortedSet<Action> actions) {
        if (sight.may(one) && sight.may(other)) {
            actions.add(action);
        } else if (sight.may(one) || sight.may(other)) {
            notes.add(new Note(
                    arn + " on " + table,
                    Verdict.NOT,
                    "it has " + (sight.may(one) ? one : other) + " without " + (sight.may(one) ? other : one)
                            + ", and a definition gives both or none"));
        }
    }

    /** What of a grant is about no table that is there. */
    private void beyondTables(String arn, PrincipalPermissions grant) {
        String on = arn + " on " + grant.resource();
        if (grant.permissions().contains(Permission.ALL)) {
            notes.add(new Note(
                    on,
                    Verdict.PARTLY,
                    "ALL is said as read, write and manage; a job under full-table access needs ALL, "
                            + "and has it as a service account"));
        }

        if (grant.resource() instanceof Resource.Filter filter) {
            rowsThatCannotBeSaid(filter)
                    .ifPresent(rows -> notes.add(new Note(
                            arn,
                            Verdict.PARTLY,
                            "what it sees through " + filter + " is left out: no definition writes its rows, "
                                    + OneLine.of(rows, WIDTH))));
        }

        if (grant.resource() instanceof Resource.TaggedTables) {
            notes.add(new Note(on, Verdict.PARTLY, "said of the tables that are there, by name, not of later ones"));
        }

        if (grant.permissions().contains(Permission.CREATE_TABLE)
                || grant.permissions().contains(Permission.DATA_LOCATION_ACCESS)) {
            notes.add(new Note(on, Verdict.PARTLY, "who manages a whole zone creates tables in it; nobody else does"));
        }

        boolean describesAlone = grant.permissions().equals(Set.of(Permission.DESCRIBE))
                && !(grant.resource() instanceof Resource.Database)
                && !(grant.resource() instanceof Resource.TaggedDatabases);
        if (describesAlone) {
            notes.add(new Note(on, Verdict.NOT, "DESCRIBE alone is no action; who reads a table may describe it"));
        }
    }

    private Optional<String> rowsThatCannotBeSaid(Resource.Filter granted) {
        return lake.filters().stream()
                .filter(filter ->
                        filter.table().equals(granted.id()) && filter.name().equals(granted.name()))
                .flatMap(filter -> filter.rows().stream())
                .filter(rows -> datasets.stream()
                        .filter(dataset -> dataset.id().equals(granted.id()))
                        .noneMatch(dataset ->
                                Filters.ofLakeFormation(rows, dataset).isPresent()))
                .findFirst();
    }

    private static Stream<ZoneWide> zoneWide(String user, List<PrincipalPermissions> grants) {
        return grants.stream()
                .filter(grant -> grant.resource() instanceof Resource.AllTables)
                .flatMap(grant -> {
                    String zone = ((Resource.AllTables) grant.resource()).database();
                    boolean all = grant.permissions().contains(Permission.ALL);
                    return Stream.of(
                                    all || grant.permissions().contains(Permission.SELECT)
                                            ? Stream.of(Action.READ)
                                            : Stream.<Action>empty(),
                                    has(grant, all, Permission.INSERT, Permission.DELETE)
                                            ? Stream.of(Action.WRITE)
                                            : Stream.<Action>empty(),
                                    has(grant, all, Permission.ALTER, Permission.DROP) && creates(grants, zone)
                                            ? Stream.of(Action.MANAGE)
                                            : Stream.<Action>empty())
                            .flatMap(actions -> actions)
                            .map(action -> new ZoneWide(user, zone, action));
                });
    }

    private static boolean has(PrincipalPermissions grant, boolean all, Permission one, Permission other) {
        return all || grant.permissions().contains(one) && grant.permissions().contains(other);
    }

    private static boolean creates(List<PrincipalPermissions> grants, String zone) {
        return grants.stream()
                .anyMatch(grant -> grant.resource().equals(new Resource.Database(zone))
                        && grant.permissions().contains(Permission.CREATE_TABLE));
    }
}
