package io.lakewarden.security.lakeformation;

import io.lakewarden.model.DatasetId;
import java.util.List;
import java.util.Optional;

/**
 * Some rows and columns of a table, which a grant can be on.
 *
 * @param table whose
 * @param name unique among the table's
 * @param columns by name, sorted; none for all of them with those that come later
 * @param rows what a row must pass, in Lake Formation's PartiQL; absent for all rows
 */
public record DataCellsFilter(DatasetId table, String name, List<String> columns, Optional<String> rows)
        implements Comparable<DataCellsFilter> {
    public DataCellsFilter {
        columns = columns.stream().sorted().toList();
    }

    @Override
    public int compareTo(DataCellsFilter other) {
        return (table + "[" + name).compareTo(other.table + "[" + other.name);
    }
}
