package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogColumn;
import io.lakewarden.account.grants.CatalogEntry.CatalogDatabase;
import io.lakewarden.account.grants.CatalogEntry.CatalogTable;
import io.lakewarden.account.grants.CatalogEntry.Maker;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Setting.DatabaseDefault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataLakePrincipal;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;

/** Databases with what new tables in them give, the tables of the definition's, and the filters on them. */
record CatalogReader(Reading reading, LakeFormationClient lake, GlueClient glue, TagReader tags) {
    void databases() {
        glue.getDatabasesPaginator(request -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .forEach(this::database);
    }

    private void database(Database database) {
        reading.add(new CatalogDatabase(
                database.name(),
                Optional.ofNullable(database.targetDatabase())
                        .map(to -> "a link to " + to.catalogId() + ":" + to.databaseName())
                        .orElse(CatalogEntry.DATABASE)));
        database.createTableDefaultPermissions().forEach(one -> one.permissionsAsStrings()
                .forEach(permission ->
                        reading.add(new DatabaseDefault(database.name(), who(one.principal()), permission))));
    }

    private static String who(@Nullable DataLakePrincipal principal) {
        if (principal == null || principal.dataLakePrincipalIdentifier() == null) {
            throw new Reading.Nameless();
        }

        return principal.dataLakePrincipalIdentifier();
    }

    void tables(String database) {
        List<Table> tables;
        try {
            tables = glue.getTablesPaginator(request -> request.databaseName(database)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .toList();
        } catch (software.amazon.awssdk.services.glue.model.EntityNotFoundException absent) {
            return;
        }

        for (Table table : tables) {
            TableName name = new TableName(database, table.name());
            table(name, table);
            reading.part(Area.filtersOf(name), () -> filters(name));
            reading.part(Area.tagsOn(Target.table(name)), () -> tags.ofTable(name));
        }
    }

    private void table(TableName name, Table table) {
        CatalogTable one = form(name, table);
        reading.add(one);
        Optional.ofNullable(table.createdBy())
                .filter(creator -> !creator.isEmpty())
                .ifPresent(creator -> reading.add(new Maker(name, creator)));
        if (one.hasFiles()) {
            new GlueTable(table)
                    .columns()
                    .forEach(column ->
                            reading.add(new CatalogColumn(name, column.name(), String.valueOf(column.type()))));
        }
    }

    private static CatalogTable form(TableName name, Table table) {
        GlueTable entry = new GlueTable(table);
        if (entry.isLink()) {
            return new CatalogTable(
                    name,
                    "a link to " + table.targetTable().catalogId() + ":"
                            + table.targetTable().databaseName() + "."
                            + table.targetTable().name());
        }

        return entry.isView()
                ? new CatalogTable(name, "a view")
                : CatalogTable.of(name, entry.place().orElse("no place that is told"));
    }

    private void filters(TableName table) {
        lake
                .listDataCellsFilterPaginator(request -> request.table(named -> named.catalogId(reading.account())
                        .databaseName(table.database())
                        .name(table.name())))
                .stream()
                .flatMap(page -> page.dataCellsFilters().stream())
                .forEach(filter -> reading.add(filter(table, filter)));
    }

    private static CellsFilter filter(TableName table, DataCellsFilter filter) {
        List<String> excluded = filter.columnWildcard() == null
                ? List.of()
                : filter.columnWildcard().excludedColumnNames();
        Optional<String> rows = Optional.ofNullable(filter.rowFilter())
                .filter(one -> one.allRowsWildcard() == null)
                .flatMap(one -> Optional.ofNullable(one.filterExpression()))
                .map(String::strip);
        return new CellsFilter(table, filter.name(), filter.columnNames(), excluded, rows);
    }
}
