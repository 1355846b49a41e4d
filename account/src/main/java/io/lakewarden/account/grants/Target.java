package io.lakewarden.account.grants;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lakeformation.model.ColumnWildcard;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.TableResource;
import software.amazon.awssdk.services.lakeformation.model.TableWithColumnsResource;

/**
 * What a permission is on, in one form however the service writes it: lists sorted, tags in lower case, the account's own
 * catalog left out, and all columns of a table, or all tables of a database under the name {@code ALL_TABLES}, as the
 * table or the tables.
 */
public record Target(Resource resource) implements Comparable<Target> {
    private static final String ALL_TABLES = "ALL_TABLES";

    /** In the form above. */
    static Target of(Resource resource, String account) {
        return new Target(new Form(account).of(resource));
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

    boolean isCatalog() {
        return resource.catalog() != null;
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

    /** Whether what it covers stands in an expression that is kept apart. */
    boolean isOfASavedExpression() {
        return resource.lfTagExpression() != null
                || resource.lfTagPolicy() != null && resource.lfTagPolicy().expressionName() != null;
    }

    Optional<String> location() {
        return Optional.ofNullable(resource.dataLocation()).map(location -> location.resourceArn());
    }

    /** Whether it speaks of a tag whose key is one of those. */
    boolean speaksOf(Predicate<String> keys) {
        if (resource.lfTag() != null) {
            return keys.test(resource.lfTag().tagKey());
        }

        return resource.lfTagPolicy() != null
                && resource.lfTagPolicy().expression().stream()
                        .map(LFTag::tagKey)
                        .anyMatch(keys);
    }

    @Override
    public int compareTo(Target other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return foreign() + text();
    }

    /** The catalog, where it is not the account's own. */
    private String foreign() {
        return Optional.ofNullable(resource.database())
                .map(database -> database.catalogId())
                .or(() -> Optional.ofNullable(resource.table()).map(TableResource::catalogId))
                .or(() -> Optional.ofNullable(resource.tableWithColumns()).map(TableWithColumnsResource::catalogId))
                .map(catalog -> "catalog " + catalog + " ")
                .orElse("");
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

        return resource.catalog() != null ? "the catalog" : resource.toString();
    }

    private static String columns(TableWithColumnsResource table) {
        String names = table.columnWildcard() == null
                ? String.join(", ", table.columnNames())
                : "all but " + String.join(", ", table.columnWildcard().excludedColumnNames());
        return table.databaseName() + "." + table.name() + "(" + names + ")";
    }

    private static String policy(LFTagPolicyResource policy) {
        String terms = policy.expressionName() != null
                ? "expression " + policy.expressionName()
                : policy.expression().stream()
                        .map(term -> term.tagKey() + " in " + term.tagValues())
                        .collect(Collectors.joining(" and "));
        return policy.resourceTypeAsString().toLowerCase(Locale.ROOT) + "s where " + terms;
    }

    /** How an account's resources become one form. */
    private record Form(String account) {
        Resource of(Resource from) {
            Resource.Builder to = Resource.builder();
            if (from.database() != null) {
                return to.database(database -> database.catalogId(
                                        catalog(from.database().catalogId()))
                                .name(from.database().name()))
                        .build();
            }

            if (from.table() != null) {
                return to.table(table(from.table())).build();
            }

            if (from.tableWithColumns() != null) {
                return withColumns(from.tableWithColumns());
            }

            if (from.dataCellsFilter() != null) {
                return to.dataCellsFilter(from.dataCellsFilter().toBuilder()
                                .tableCatalogId(account)
                                .build())
                        .build();
            }

            if (from.dataLocation() != null) {
                return to.dataLocation(location ->
                                location.resourceArn(from.dataLocation().resourceArn()))
                        .build();
            }

            if (from.lfTag() != null) {
                return to.lfTag(tag -> tag.tagKey(lower(from.lfTag().tagKey()))
                                .tagValues(values(from.lfTag().tagValues())))
                        .build();
            }

            return from.lfTagPolicy() != null ? policy(from.lfTagPolicy()) : from;
        }

        private @Nullable String catalog(@Nullable String id) {
            return account.equals(id) ? null : id;
        }

        private TableResource table(TableResource from) {
            TableResource.Builder to =
                    TableResource.builder().catalogId(catalog(from.catalogId())).databaseName(from.databaseName());
            return from.tableWildcard() != null || ALL_TABLES.equals(from.name())
                    ? to.tableWildcard(any -> {}).build()
                    : to.name(from.name()).build();
        }

        private Resource withColumns(TableWithColumnsResource from) {
            ColumnWildcard wildcard = from.columnWildcard();
            if (wildcard != null && wildcard.excludedColumnNames().isEmpty()) {
                return Resource.builder()
                        .table(table(TableResource.builder()
                                .catalogId(from.catalogId())
                                .databaseName(from.databaseName())
                                .name(from.name())
                                .build()))
                        .build();
            }

            TableWithColumnsResource.Builder to = TableWithColumnsResource.builder()
                    .catalogId(catalog(from.catalogId()))
                    .databaseName(from.databaseName())
                    .name(from.name());
            return Resource.builder()
                    .tableWithColumns(
                            wildcard == null
                                    ? to.columnNames(sorted(from.columnNames())).build()
                                    : to.columnWildcard(but ->
                                                    but.excludedColumnNames(sorted(wildcard.excludedColumnNames())))
                                            .build())
                    .build();
        }

        private static Resource policy(LFTagPolicyResource from) {
            List<LFTag> terms = from.expression().stream()
                    .map(term -> LFTag.builder()
                            .tagKey(lower(term.tagKey()))
                            .tagValues(values(term.tagValues()))
                            .build())
                    .sorted(Comparator.comparing(LFTag::tagKey))
                    .toList();
            LFTagPolicyResource.Builder to = LFTagPolicyResource.builder().resourceType(from.resourceTypeAsString());
            return Resource.builder()
                    .lfTagPolicy(
                            from.expressionName() == null
                                    ? to.expression(terms).build()
                                    : to.expressionName(from.expressionName()).build())
                    .build();
        }

        private static List<String> values(List<String> values) {
            return sorted(values.stream().map(Form::lower).toList());
        }

        private static List<String> sorted(List<String> values) {
            return values.stream().sorted().distinct().toList();
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }
}
