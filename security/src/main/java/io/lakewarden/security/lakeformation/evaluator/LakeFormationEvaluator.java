package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.RegisteredLocation;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.Settings;
import java.util.EnumSet;
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
 * Decides as Lake Formation's documentation says that it does; every rule that it goes by is a {@link DocumentedRule}. It
 * knows settings, locations, tags, filters and permissions, and nothing of who wrote them or why.
 */
public final class LakeFormationEvaluator {
    /** Everyone whom IAM allows. */
    public static final String IAM_ALLOWED_PRINCIPALS = "IAM_ALLOWED_PRINCIPALS";

    private final LakeFormation state;
    private final Catalog catalog;
    private final TagValues tags;
    private final Filters filters;
    private final Map<String, List<PrincipalPermissions>> grants;

    public LakeFormationEvaluator(LakeFormation state, Catalog catalog) {
        this.state = state;
        this.catalog = catalog;
        this.tags = new TagValues(state.associations());
        this.filters = new Filters(state.filters(), catalog);
        this.grants = state.permissions().stream().collect(Collectors.groupingBy(PrincipalPermissions::principal));
    }

    /** What a principal sees of a table, and may do with it, in a job of that kind. */
    public Sight sight(String principal, DatasetId table, Job job) {
        Effect effect = new Effect(table, catalog.columns(table), tags, filters);
        grantsTo(principal).forEach(effect::add);
        SortedMap<String, Rows> columns = job.fullTable() ? fullTable(effect) : filtering(effect, job);
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(effect.permissions());
        if (isAdministrator(principal)) {
            permissions.add(Permission.DESCRIBE);
        }

        if (job.fullTable() && !(effect.all() && state.settings().fullTableExternalDataAccess())) {
            permissions.removeAll(Set.of(Permission.INSERT, Permission.DELETE));
        }

        return new Sight(columns, new TreeSet<>(permissions), isOpen(table));
    }

    /** {@link DocumentedRule#IAM_ALLOWED_PRINCIPALS_SEE_ALL}. */
    private Stream<PrincipalPermissions> grantsTo(String principal) {
        return Stream.of(principal, IAM_ALLOWED_PRINCIPALS)
                .flatMap(name -> grants.getOrDefault(name, List.of()).stream());
    }

    /** {@link DocumentedRule#FULL_TABLE_ACCESS_READS_WHOLE}, {@link DocumentedRule#FULL_TABLE_ACCESS_WRITES_BY_ALL}. */
    private SortedMap<String, Rows> fullTable(Effect effect) {
        return state.settings().fullTableExternalDataAccess() && effect.seesWhole()
                ? effect.columns()
                : new TreeMap<>();
    }

    /** {@link DocumentedRule#SESSION_TAG_FOR_FILTERING}. */
    private SortedMap<String, Rows> filtering(Effect effect, Job job) {
        Settings settings = state.settings();
        boolean trusted = settings.externalDataFiltering()
                && settings.externalDataFilteringAccounts().contains(state.account())
                && settings.authorizedSessionTagValues().contains(job.sessionTag());
        return trusted ? effect.columns() : new TreeMap<>();
    }

    /** {@link DocumentedRule#UNREGISTERED_FILES_ARE_OPEN}, {@link DocumentedRule#HYBRID_LEAVES_TO_IAM}. */
    private boolean isOpen(DatasetId table) {
        return location(table.zone()).map(RegisteredLocation::hybrid).orElse(true);
    }

    private Optional<RegisteredLocation> location(String database) {
        return state.locations().stream()
                .filter(location -> location.arn().endsWith("/" + database))
                .findFirst();
    }

    /** {@link DocumentedRule#ADMINISTRATORS_DESCRIBE}. */
    private boolean isAdministrator(String principal) {
        return state.settings().administrators().contains(principal);
    }

    /** Whether it may create tables in a database: {@link DocumentedRule#CREATING_NEEDS_LOCATION}. */
    public boolean creates(String principal, String database) {
        boolean inCatalog = grantsTo(principal)
                .anyMatch(grant -> grant.resource().equals(new Resource.Database(database))
                        && grant.permissions().contains(Permission.CREATE_TABLE));
        return inCatalog && hasLocation(principal, database);
    }

    /** {@link DocumentedRule#ADMINISTRATORS_HAVE_LOCATIONS}. */
    private boolean hasLocation(String principal, String database) {
        return isAdministrator(principal)
                || location(database).stream().anyMatch(registered -> grantsTo(principal)
                        .filter(grant -> grant.permissions().contains(Permission.DATA_LOCATION_ACCESS))
                        .anyMatch(grant -> covers(grant.resource(), registered.arn())));
    }

    private static boolean covers(Resource resource, String arn) {
        return resource instanceof Resource.Location location
                && (arn.equals(location.arn()) || arn.startsWith(location.arn() + "/"));
    }

    /** Whether it sees that a database exists: {@link DocumentedRule#DATABASES_ARE_DESCRIBED}. */
    public boolean describes(String principal, String database) {
        return isAdministrator(principal)
                || grantsTo(principal)
                        .anyMatch(grant -> grant.resource().equals(new Resource.Database(database))
                                || grant.resource().equals(new Resource.AllTables(database))
                                || grant.resource() instanceof Resource.TaggedDatabases tagged
                                        && TagValues.matches(tags.ofDatabase(tagged.key(), database), tagged.values()));
    }

    /**
     * Grants that Lake Formation refuses beside one another, one line each:
     * {@link DocumentedRule#COLUMNS_COLLIDE_WITH_TABLE}.
     */
    public SortedSet<String> collisions() {
        SortedSet<String> collisions = new TreeSet<>();
        grants.forEach((principal, own) -> own.stream()
                .filter(grant -> grant.resource() instanceof Resource.Columns)
                .map(grant -> ((Resource.Columns) grant.resource()).id())
                .filter(table -> own.stream().anyMatch(grant -> takesWhole(grant, table)))
                .forEach(table -> collisions.add(principal + " on " + table)));
        return collisions;
    }

    private static boolean takesWhole(PrincipalPermissions grant, DatasetId table) {
        boolean onTable = grant.resource().equals(new Resource.Table(table))
                || grant.resource().equals(new Resource.AllTables(table.zone()));
        return onTable && grant.permissions().stream().anyMatch(permission -> permission != Permission.DESCRIBE);
    }
}
