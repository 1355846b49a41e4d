package io.lakewarden.account.grants;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.model.CatalogResource;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilterResource;
import software.amazon.awssdk.services.lakeformation.model.DataLocationResource;
import software.amazon.awssdk.services.lakeformation.model.DatabaseResource;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagExpressionResource;
import software.amazon.awssdk.services.lakeformation.model.LFTagKeyResource;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.TableResource;
import software.amazon.awssdk.services.lakeformation.model.TableWithColumnsResource;

/**
 * What a permission is on, in one form however the service writes it: lists sorted, tags in lower case, the account's own
 * catalog left out, and all columns of a table, or all tables of a database under the name {@code ALL_TABLES}, as the
 * table or the tables.
 *
 * @param resource as a request names it
 * @param saved the terms of the expression that is kept apart and that it names; none if it names none, or they are unread
 */
public record Target(Resource resource, List<LFTag> saved) implements Comparable<Target> {
    private Target(Resource resource) {
        this(resource, List.of());
    }

    /** In the form above. */
    static Target of(Resource resource, String account) {
        return of(resource, List.of(), account);
    }

    /** The same with the terms of a saved expression. */
    static Target of(Resource resource, List<LFTag> saved, String account) {
        return new Target(new ResourceForm(account).of(resource), ResourceForm.terms(saved));
    }

    static Target database(String name) {
        return new Target(
                Resource.builder().database(database -> database.name(name)).build());
    }

    static Target table(TableName table) {
        return new Target(Resource.builder()
                .table(named -> named.databaseName(table.database()).name(table.name()))
                .build());
    }

    static Target allTables(String database) {
        return new Target(Resource.builder()
                .table(tables -> tables.databaseName(database).tableWildcard(any -> {}))
                .build());
    }

    static Target columns(TableName table, List<String> names) {
        return new Target(Resource.builder()
                .tableWithColumns(some -> some.databaseName(table.database())
                        .name(table.name())
                        .columnNames(names.stream().sorted().distinct().toList()))
                .build());
    }

    /** The database that it is, or is in. */
    Optional<String> inDatabase() {
        if (resource.database() != null) {
            return Optional.of(resource.database().name());
        }

        return resource.table() != null
                ? Optional.of(resource.table().databaseName())
                : table().map(TableName::database);
    }

    /** The one table that it is, or is a part of. */
    Optional<TableName> table() {
        if (resource.table() != null) {
            TableResource table = resource.table();
            return Optional.ofNullable(table.name()).map(name -> new TableName(table.databaseName(), name));
        }

        if (resource.tableWithColumns() != null) {
            TableWithColumnsResource table = resource.tableWithColumns();
            return Optional.of(new TableName(table.databaseName(), table.name()));
        }

        return Optional.ofNullable(resource.dataCellsFilter())
                .map(filter -> new TableName(filter.databaseName(), filter.tableName()));
    }

    boolean isDatabase() {
        return resource.database() != null;
    }

    boolean isAllTables() {
        return resource.table() != null && resource.table().name() == null;
    }

    boolean isCatalog() {
        return resource.catalog() != null;
    }

    boolean isTag() {
        return resource.lfTag() != null;
    }

    boolean isSavedExpression() {
        return resource.lfTagExpression() != null;
    }

    /** Whether it is in a catalog that is not the account's own. */
    boolean isForeign() {
        return catalog().isPresent();
    }

    /** Whether it is whole tables or databases, by name or by tags: what permissions imply others on. */
    boolean isWhole() {
        return resource.database() != null || resource.table() != null || resource.lfTagPolicy() != null;
    }

    boolean isFilter() {
        return resource.dataCellsFilter() != null;
    }

    /** Whether permissions on it are those of a database. */
    boolean isOfDatabases() {
        return isDatabase()
                || resource.lfTagPolicy() != null
                        && "DATABASE".equals(resource.lfTagPolicy().resourceTypeAsString());
    }

    Optional<String> location() {
        return Optional.ofNullable(resource.dataLocation()).map(location -> location.resourceArn());
    }

    /** Whether it speaks of a tag whose key is one of those. */
    boolean speaksOf(Predicate<String> keys) {
        if (resource.lfTag() != null) {
            return keys.test(resource.lfTag().tagKey());
        }

        return terms().stream().map(LFTag::tagKey).anyMatch(keys);
    }

    /** What a resource must be tagged with, by an expression of its own or a saved one. */
    List<LFTag> terms() {
        return saved.isEmpty() && resource.lfTagPolicy() != null
                ? resource.lfTagPolicy().expression()
                : saved;
    }

    @Override
    public int compareTo(Target other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return catalog().map(catalog -> "catalog " + catalog + " ").orElse("") + text();
    }

    /** The catalog, where it is not the account's own. */
    private Optional<String> catalog() {
        return Stream.of(
                        Optional.ofNullable(resource.catalog()).map(CatalogResource::id),
                        Optional.ofNullable(resource.database()).map(DatabaseResource::catalogId),
                        Optional.ofNullable(resource.table()).map(TableResource::catalogId),
                        Optional.ofNullable(resource.tableWithColumns()).map(TableWithColumnsResource::catalogId),
                        Optional.ofNullable(resource.dataCellsFilter()).map(DataCellsFilterResource::tableCatalogId),
                        Optional.ofNullable(resource.dataLocation()).map(DataLocationResource::catalogId),
                        Optional.ofNullable(resource.lfTag()).map(LFTagKeyResource::catalogId),
                        Optional.ofNullable(resource.lfTagPolicy()).map(LFTagPolicyResource::catalogId),
                        Optional.ofNullable(resource.lfTagExpression()).map(LFTagExpressionResource::catalogId))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String text() {
        if (resource.database() != null) {
            return resource.database().name();
        }

        if (resource.table() != null) {
            return resource.table().databaseName() + "."
                    + Optional.ofNullable(resource.table().name()).orElse("*");
        }

        if (resource.tableWithColumns() != null) {
            return columns(resource.tableWithColumns());
        }

        if (resource.dataCellsFilter() != null) {
            return table().orElseThrow() + "[" + resource.dataCellsFilter().name() + "]";
        }

        if (resource.dataLocation() != null) {
            return resource.dataLocation().resourceArn();
        }

        if (resource.lfTagPolicy() != null) {
            return policy(resource.lfTagPolicy());
        }

        if (resource.lfTag() != null) {
            return "tag " + resource.lfTag().tagKey() + "="
                    + String.join("|", resource.lfTag().tagValues());
        }

        if (resource.lfTagExpression() != null) {
            return "expression " + resource.lfTagExpression().name() + said(saved);
        }

        return resource.catalog() != null ? isForeign() ? "whole" : "the catalog" : resource.toString();
    }

    private static String columns(TableWithColumnsResource table) {
        String names = table.columnWildcard() == null
                ? String.join(", ", table.columnNames())
                : "all but " + String.join(", ", table.columnWildcard().excludedColumnNames());
        return table.databaseName() + "." + table.name() + "(" + names + ")";
    }

    private String policy(LFTagPolicyResource policy) {
        String terms = policy.expressionName() != null
                ? "expression " + policy.expressionName() + said(saved)
                : words(policy.expression());
        return policy.resourceTypeAsString().toLowerCase(Locale.ROOT) + "s where " + terms;
    }

    private static String said(List<LFTag> saved) {
        return saved.isEmpty() ? "" : " (" + words(saved) + ")";
    }

    private static String words(List<LFTag> terms) {
        return terms.stream()
                .map(term -> term.tagKey() + " in " + term.tagValues())
                .collect(Collectors.joining(" and "));
    }
}
