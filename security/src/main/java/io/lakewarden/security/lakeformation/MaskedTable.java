package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that holds a dataset's rows with the masks applied, for those who see them so.
 *
 * @param id its name, in the zone of the dataset
 * @param dataset whose rows it holds
 * @param expressions what each column is computed from, in Spark SQL, in the dataset's names
 * @param pipeline the pipeline that refreshes it
 * @param afterStep the step in whose run it is refreshed, after the dataset is published
 */
public record MaskedTable(
        DatasetId id, DatasetId dataset, SortedMap<String, String> expressions, String pipeline, String afterStep)
        implements Comparable<MaskedTable> {
    public MaskedTable {
        expressions = Collections.unmodifiableSortedMap(new TreeMap<>(expressions));
    }

    /** Of those columns alone that are not as in the dataset. */
    public SortedMap<String, String> masks() {
        SortedMap<String, String> masks = new TreeMap<>(expressions);
        masks.entrySet().removeIf(column -> column.getValue().equals("`" + column.getKey() + "`"));
        return masks;
    }

    /** Whether a column of the dataset is in it as that mask shows it. */
    public boolean shows(Column column, Mask mask) {
        return MaskExpression.of(column, mask).equals(expressions.get(column.name()));
    }

    /** The type that a column of the dataset has in it. */
    public ColumnType type(Column column) {
        String expression = expressions.getOrDefault(column.name(), "");
        return MaskExpression.isText(expression) ? new ColumnType(ColumnType.Kind.STRING, 0, 0) : column.type();
    }

    @Override
    public int compareTo(MaskedTable other) {
        return id.compareTo(other.id);
    }
}
