package io.lakewarden.account.grants;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lakeformation.model.ColumnWildcard;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.TableResource;
import software.amazon.awssdk.services.lakeformation.model.TableWithColumnsResource;

/**
 * How an account's resources become one form, whatever the service writes: lists sorted, tags in lower case, the account's own
 * catalog left out, all columns of a table as the table, and all tables of a database without their name for that.
 *
 * @param account twelve digits
 */
record ResourceForm(String account) {
    private static final String ALL_TABLES = "ALL_TABLES";

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
                            .tableCatalogId(catalog(from.dataCellsFilter().tableCatalogId()))
                            .build())
                    .build();
        }

        if (from.dataLocation() != null) {
            return to.dataLocation(location -> location.catalogId(
                                    catalog(from.dataLocation().catalogId()))
                            .resourceArn(from.dataLocation().resourceArn()))
                    .build();
        }

        if (from.lfTag() != null) {
            return to.lfTag(tag -> tag.catalogId(catalog(from.lfTag().catalogId()))
                            .tagKey(lower(from.lfTag().tagKey()))
                            .tagValues(values(from.lfTag().tagValues())))
                    .build();
        }

        if (from.lfTagExpression() != null) {
            return to.lfTagExpression(saved -> saved.catalogId(
                                    catalog(from.lfTagExpression().catalogId()))
                            .name(from.lfTagExpression().name()))
                    .build();
        }

        if (from.catalog() != null) {
            return to.catalog(catalog -> catalog.id(catalog(from.catalog().id())))
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
                                : to.columnWildcard(
                                                but -> but.excludedColumnNames(sorted(wildcard.excludedColumnNames())))
                                        .build())
                .build();
    }

    static List<LFTag> terms(List<LFTag> from) {
        return from.stream()
                .map(term -> LFTag.builder()
                        .tagKey(lower(term.tagKey()))
                        .tagValues(values(term.tagValues()))
                        .build())
                .sorted(Comparator.comparing(LFTag::tagKey))
                .toList();
    }

    private Resource policy(LFTagPolicyResource from) {
        LFTagPolicyResource.Builder to = LFTagPolicyResource.builder()
                .catalogId(catalog(from.catalogId()))
                .resourceType(from.resourceTypeAsString());
        return Resource.builder()
                .lfTagPolicy(
                        from.expressionName() == null
                                ? to.expression(terms(from.expression())).build()
                                : to.expressionName(from.expressionName()).build())
                .build();
    }

    private static List<String> values(List<String> values) {
        return sorted(values.stream().map(ResourceForm::lower).toList());
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().sorted().distinct().toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
