package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogColumn;
import io.lakewarden.account.grants.CatalogEntry.CatalogTable;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definition's tables and those that hold masked copies: where their files are, and their columns. */
record DesiredTables(Platform platform, LakeFormation compiled, String partition) {
    Stream<Entry> entries() {
        var datasets = platform.datasets().collect(Collectors.toMap(Dataset::id, dataset -> dataset));
        return Stream.concat(
                datasets.values().stream().flatMap(this::of),
                compiled.maskedTables().stream().flatMap(masked -> of(masked, datasets.get(masked.dataset()))));
    }

    private Stream<Entry> of(Dataset dataset) {
        return Stream.concat(
                Stream.of(table(dataset.id())),
                dataset.columns().stream()
                        .map(column -> column(
                                dataset.id(), column.name(), column.type().toString())));
    }

    private Stream<Entry> of(MaskedTable masked, Dataset dataset) {
        return Stream.concat(
                Stream.of(table(masked.id())),
                dataset.columns().stream()
                        .filter(column -> masked.expressions().containsKey(column.name()))
                        .map(column -> column(masked.id(), column.name(), type(masked, column))));
    }

    private static String type(MaskedTable masked, Column column) {
        return masked.type(column).toString();
    }

    private static Entry column(DatasetId id, String name, String type) {
        return new CatalogColumn(name(id), name, type);
    }

    /** A table's files are in a folder of its name in its zone's place. */
    private Entry table(DatasetId id) {
        String place = compiled.locations().stream()
                .map(location -> location.arn().replace("${AWS::Partition}", partition))
                .filter(arn -> arn.endsWith("/" + id.zone()))
                .map(arn -> "s3://" + arn.substring(arn.indexOf(":::") + 3))
                .findFirst()
                .orElseThrow();
        return CatalogTable.of(name(id), place + "/" + id.name());
    }

    private static TableName name(DatasetId id) {
        return new TableName(id.zone(), id.name());
    }
}
