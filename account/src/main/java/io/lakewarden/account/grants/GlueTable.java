package io.lakewarden.account.grants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** What a catalog's entry of a table says, as both a comparison and an import take it. */
public record GlueTable(Table table) {
    /** Whether it stands for a table elsewhere. */
    public boolean isLink() {
        return table.targetTable() != null;
    }

    /** Whether it is computed when it is asked for, or was. */
    public boolean isView() {
        return String.valueOf(table.tableType()).contains("VIEW");
    }

    /** Those that it has now, in its order, those that partition it last: Iceberg leaves former ones in the catalog, marked. */
    public List<Column> columns() {
        return Stream.concat(stored().columns().stream(), table.partitionKeys().stream())
                .filter(column -> !"false".equals(column.parameters().get("iceberg.field.current")))
                .toList();
    }

    Optional<String> place() {
        return Optional.ofNullable(stored().location()).filter(place -> !place.isBlank());
    }

    private StorageDescriptor stored() {
        return Optional.ofNullable(table.storageDescriptor())
                .orElseGet(() -> StorageDescriptor.builder().build());
    }
}
