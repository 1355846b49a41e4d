package io.lakewarden.account.imports;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.GlueTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * The catalog of an account.
 *
 * @param databases tables by name, by database; columns in the table's order, those that partition it last
 * @param others what is called {@code database.name} and is no table of this account, and why
 */
public record AccountTables(
        SortedMap<String, SortedMap<String, List<NamedType>>> databases, SortedMap<String, String> others) {
    /** A column. */
    public record NamedType(String name, String type) {}

    public static AccountTables read(AwsSession session) {
        GlueClient glue = session.client(GlueClient.builder());
        return session.call("read the catalog", () -> {
            AccountTables read = new AccountTables(new TreeMap<>(), new TreeMap<>());
            glue.getDatabasesPaginator(request -> {}).stream()
                    .flatMap(page -> page.databaseList().stream())
                    .forEach(database -> read.add(glue, database.name()));
            return read;
        });
    }

    private void add(GlueClient glue, String database) {
        SortedMap<String, List<NamedType>> tables = new TreeMap<>();
        databases.put(database, tables);
        glue.getTablesPaginator(request -> request.databaseName(database)).stream()
                .flatMap(page -> page.tableList().stream())
                .forEach(table -> other(new GlueTable(table))
                        .ifPresentOrElse(
                                why -> others.put(database + "." + table.name(), why),
                                () -> tables.put(table.name(), columns(new GlueTable(table)))));
    }

    private static Optional<String> other(GlueTable table) {
        if (table.isLink()) {
            return Optional.of("it is a link to a table elsewhere; import that where it is");
        }

        return table.isView() ? Optional.of("it is a view, and a definition has tables") : Optional.empty();
    }

    private static List<NamedType> columns(GlueTable table) {
        return table.columns().stream()
                .map(column -> new NamedType(column.name(), String.valueOf(column.type())))
                .toList();
    }
}
