package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.CatalogDatabase;
import io.lakewarden.account.grants.Entry.CatalogTable;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Setting.DatabaseDefault;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
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
        reading.add(new CatalogDatabase(database.name()));
        database.createTableDefaultPermissions().forEach(one -> one.permissionsAsStrings()
                .forEach(permission -> reading.add(new DatabaseDefault(
                        database.name(), one.principal().dataLakePrincipalIdentifier(), permission))));
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
            reading.add(new CatalogTable(name));
            Optional.ofNullable(table.createdBy()).ifPresent(creator -> reading.made(name, creator));
            reading.part(Area.filtersOf(name), () -> filters(name));
            reading.part(Area.tagsOn(Target.table(name)), () -> tags.ofTable(name));
        }
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
