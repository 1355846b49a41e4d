package io.lakewarden.infra.catalog;

import io.lakewarden.jobs.catalogue.TableProperties;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table was created with. CloudFormation's update of an Iceberg table breaks it (cloudformation-coverage-roadmap
 * 1919 and 2495), so this never changes; later columns come by {@code ALTER TABLE} in a run of the pipeline.
 *
 * @param id its name
 * @param columns in the table's order, without their classifications
 * @param partitionedBy in the partition spec's order
 * @param properties of Iceberg
 */
public record FirstSchema(
        DatasetId id, List<Column> columns, List<PartitionField> partitionedBy, SortedMap<String, String> properties) {
    public FirstSchema {
        columns = columns.stream().map(FirstSchema::plain).toList();
        partitionedBy = List.copyOf(partitionedBy);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Of a dataset as it is defined now. */
    public static FirstSchema of(Dataset dataset) {
        return new FirstSchema(dataset.id(), dataset.columns(), dataset.partitionedBy(), TableProperties.of(dataset));
    }

    /** Of a table with a dataset's masks applied, as it is compiled now. */
    public static FirstSchema of(MaskedTable table, Dataset dataset) {
        List<Column> columns = dataset.columns().stream()
                .filter(column -> table.expressions().containsKey(column.name()))
                .map(column -> new Column(column.name(), table.type(column), false, List.of(), column.description()))
                .toList();
        return new FirstSchema(table.id(), columns, List.of(), TableProperties.of(dataset));
    }

    /** The column of that name. */
    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    private static Column plain(Column column) {
        return new Column(column.name(), column.type(), column.required(), List.of(), column.description());
    }
}
