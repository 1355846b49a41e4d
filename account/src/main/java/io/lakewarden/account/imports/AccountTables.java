package io.lakewarden.account.imports;

import io.lakewarden.account.aws.AwsSession;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The catalog of an account.
 *
 * @param databases tables by name, by database; columns in the table's order, those that partition it last
 */
public record AccountTables(SortedMap<String, SortedMap<String, List<NamedType>>> databases) {
    /** A column. */
    public record NamedType(String name, String type) {}

    public static AccountTables read(AwsSession session) {
        GlueClient glue = session.client(GlueClient.builder());
        return session.call("read the catalog", () -> {
            SortedMap<String, SortedMap<String, List<NamedType>>> databases = new TreeMap<>();
            glue.getDatabasesPaginator(request -> {}).stream()
                    .flatMap(page -> page.databaseList().stream())
                    .forEach(database -> databases.put(database.name(), tables(glue, database.name())));
            return new AccountTables(databases);
        });
    }

    private static SortedMap<String, List<NamedType>> tables(GlueClient glue, String database) {
        SortedMap<String, List<NamedType>> tables = new TreeMap<>();
        glue.getTablesPaginator(request -> request.databaseName(database)).stream()
                .flatMap(page -> page.tableList().stream())
                .forEach(table -> tables.put(
                        table.name(),
                        columns(table)
                                .map(column -> new NamedType(column.name(), String.valueOf(column.type())))
                                .toList()));
        return tables;
    }

    private static Stream<Column> columns(Table table) {
        Stream<Column> stored =
                table.storageDescriptor() == null ? Stream.empty() : table.storageDescriptor().columns().stream();
        return Stream.concat(stored, table.partitionKeys().stream());
    }
}
