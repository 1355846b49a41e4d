package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.Resource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What grants do to one table, taken together: {@link DocumentedRule#NAMES_AND_TAGS_ARE_A_UNION}. Starts with nothing,
 * {@link DocumentedRule#NOBODY_HAS_WHAT_NOBODY_GRANTED}, and only grows.
 */
final class Effect implements Resource.Cases<Boolean> {
    private static final Set<Permission> TABLE = EnumSet.range(Permission.SELECT, Permission.DESCRIBE);

    private final DatasetId table;
    private final List<String> allColumns;
    private final TagValues tags;
    private final Filters filters;
    private final SortedMap<String, Rows> columns = new TreeMap<>();
    private final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    private boolean all;
    private Set<Permission> granted = Set.of();

    Effect(DatasetId table, List<String> allColumns, TagValues tags, Filters filters) {
        this.table = table;
        this.allColumns = List.copyOf(allColumns);
        this.tags = tags;
        this.filters = filters;
    }

    /** Adds one grant; what is about something else changes nothing. */
    void add(PrincipalPermissions grant) {
        granted = grant.permissions();
        grant.resource().match(this);
    }

    SortedMap<String, Rows> columns() {
        return columns;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    /** Whether ALL itself was granted on the whole table. */
    boolean all() {
        return all;
    }

    @Override
    public Boolean table(Resource.Table one) {
        return one.id().equals(table) && whole();
    }

    /** {@link DocumentedRule#ALL_TABLES_DESCRIBE_THE_DATABASE}. */
    @Override
    public Boolean allTables(Resource.AllTables tables) {
        return tables.database().equals(table.zone()) && whole();
    }

    /** {@link DocumentedRule#COLUMNS_ARE_SELECT_ONLY}. */
    @Override
    public Boolean columns(Resource.Columns some) {
        return some.id().equals(table) && granted.contains(Permission.SELECT) && see(some.names(), Rows.ALL);
    }

    /** {@link DocumentedRule#FILTERS_HIDE_CELLS}. */
    @Override
    public Boolean filter(Resource.Filter filter) {
        if (!filter.id().equals(table) || !granted.contains(Permission.SELECT)) {
            return false;
        }

        filters.of(filter)
                .ifPresent(shown -> see(
                        shown.columns().isEmpty() ? allColumns : shown.columns(),
                        shown.rows().map(Rows::passing).orElse(Rows.ALL)));
        return true;
    }

    /** {@link DocumentedRule#TAGS_ON_SOME_COLUMNS_CHANGE_NOTHING}. */
    @Override
    public Boolean taggedTables(Resource.TaggedTables tagged) {
        List<String> matching = allColumns.stream()
                .filter(column -> TagValues.matches(tags.ofColumn(tagged.key(), table, column), tagged.values()))
                .toList();
        if (matching.isEmpty()) {
            return false;
        }

        if (matching.size() == allColumns.size()) {
            return whole();
        }

        permissions.add(Permission.DESCRIBE);
        return (granted.contains(Permission.ALL) || granted.contains(Permission.SELECT)) && see(matching, Rows.ALL);
    }

    @Override
    public Boolean database(Resource.Database database) {
        return false;
    }

    @Override
    public Boolean location(Resource.Location location) {
        return false;
    }

    @Override
    public Boolean taggedDatabases(Resource.TaggedDatabases tagged) {
        return false;
    }

    private boolean whole() {
        Set<Permission> expanded = expanded(granted);
        all |= granted.contains(Permission.ALL);
        expanded.stream().filter(permission -> permission != Permission.SELECT).forEach(permissions::add);
        return !expanded.contains(Permission.SELECT) || see(allColumns, Rows.ALL);
    }

    /** {@link DocumentedRule#ALL_IS_EVERY_TABLE_PERMISSION}. */
    private static Set<Permission> expanded(Set<Permission> permissions) {
        Set<Permission> expanded = EnumSet.noneOf(Permission.class);
        expanded.addAll(permissions.contains(Permission.ALL) ? TABLE : permissions);
        return expanded;
    }

    /** {@link DocumentedRule#SELECT_DESCRIBES}. */
    private boolean see(Collection<String> names, Rows rows) {
        permissions.add(Permission.DESCRIBE);
        names.forEach(name -> columns.merge(name, rows, Rows::or));
        return true;
    }

    /** Whether it sees every column in every row. */
    boolean seesWhole() {
        return columns.size() == allColumns.size() && columns.values().stream().allMatch(Rows::all);
    }
}
