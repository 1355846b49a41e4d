package io.lakewarden.account.imports;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.check.Comparison;
import io.lakewarden.model.rows.RowFilter;
import java.util.Optional;

/** Which filters a definition can have for a table. */
final class Filters {
    private Filters() {}

    /** What a data cells filter says, if a definition can say it; Lake Formation takes none that looks at dates. */
    static Optional<RowFilter> ofLakeFormation(String text, Dataset dataset) {
        try {
            return Optional.of(RowFilter.of(text))
                    .filter(filter -> suit(filter, dataset))
                    .filter(filter -> filter.columns().stream()
                            .flatMap(column -> dataset.column(column).stream())
                            .map(column -> column.type().kind())
                            .noneMatch(kind -> kind == Kind.DATE || kind == Kind.TIMESTAMP));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** Whether it looks at columns that are there, and compares each with values of its type. */
    static boolean suit(RowFilter filter, Dataset dataset) {
        return filter.columns().stream()
                        .allMatch(column -> dataset.column(column).isPresent())
                && Comparison.in(filter).allMatch(comparison -> dataset.column(comparison.column())
                        .map(Column::type)
                        .filter(comparison::fits)
                        .isPresent());
    }
}
