package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.ColumnView;
import io.lakewarden.security.authorizer.ranger.TableView;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.types.StructType;

/** A table as its name and the columns that somebody sees; nothing can be read from it. */
record VisibleTable(Table table, TableView view) implements Table {
    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Column[] columns() {
        return Arrays.stream(table.columns())
                .filter(column -> view.columns().containsKey(column.name())
                        && !(view.columns().get(column.name()) instanceof ColumnView.Hidden))
                .toArray(Column[]::new);
    }

    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return CatalogV2Util.v2ColumnsToStructType(columns());
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of();
    }
}
