package io.lakewarden.model;

import java.util.List;
import java.util.Optional;

/**
 * A table of the lake.
 *
 * @param id its two-part name
 * @param description what a row is
 * @param columns in the table's order
 * @param partitionedBy in the partition spec's order; may be empty
 * @param retentionDays how long its data is kept, 1 to 36500 days
 * @param quality what must hold before it is published
 * @param maskedTable whether a plane without masks serves who sees it masked through a table with the masks applied, which
 *     the job that writes the dataset refreshes; if not, such a plane hides the masked columns
 */
public record Dataset(
        DatasetId id,
        String description,
        List<Column> columns,
        List<PartitionField> partitionedBy,
        int retentionDays,
        List<QualityRule> quality,
        boolean maskedTable) {
    /** Without a masked table. */
    public Dataset(
            DatasetId id,
            String description,
            List<Column> columns,
            List<PartitionField> partitionedBy,
            int retentionDays,
            List<QualityRule> quality) {
        this(id, description, columns, partitionedBy, retentionDays, quality, false);
    }

    public Dataset {
        columns = List.copyOf(columns);
        partitionedBy = List.copyOf(partitionedBy);
        quality = List.copyOf(quality);
    }

    /** The column of that name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
