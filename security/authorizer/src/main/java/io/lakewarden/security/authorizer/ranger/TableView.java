package io.lakewarden.security.authorizer.ranger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How somebody sees a table.
 *
 * @param columns each column asked for, in that order
 * @param filter the rows, as a Spark SQL expression; empty for all rows
 * @param verdict of the table's columns together: which policy shows some, or why none is shown
 */
public record TableView(
        Target table, Map<String, ColumnView> columns, Optional<String> filter, Policy filterPolicy, Verdict verdict) {
    public TableView {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** All rows and all columns as they are. */
    public boolean whole() {
        return visible() && filter.isEmpty() && columns.values().stream().allMatch(ColumnView.Plain.class::isInstance);
    }

    /** At least one column. */
    public boolean visible() {
        return verdict.allowed();
    }

    /** What keeps these columns from being seen as they are, as an audit tells it; empty if nothing does. */
    public String limits(List<String> shown) {
        Stream<String> rows = filter.stream().map(text -> "rows where " + text);
        Stream<String> masks = shown.stream()
                .filter(column -> columns.get(column) instanceof ColumnView.Masked)
                .map(column -> column + " as " + ((ColumnView.Masked) columns.get(column)).type());
        return Stream.concat(rows, masks).collect(Collectors.joining("; "));
    }
}
