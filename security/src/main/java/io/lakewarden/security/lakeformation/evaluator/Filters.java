package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.lakeformation.DataCellsFilter;
import io.lakewarden.security.lakeformation.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters that Lake Formation takes: {@link DocumentedRule#ROW_FILTERS_KNOW_NO_DATES}. */
final class Filters {
    private static final int CHARACTERS = 2048;

    private final Map<String, DataCellsFilter> filters = new HashMap<>();

    Filters(List<DataCellsFilter> all, Catalog catalog) {
        all.stream()
                .filter(filter -> filter.rows()
                        .map(rows -> isExpression(rows, filter, catalog))
                        .orElse(true))
                .forEach(filter -> filters.put(filter.table() + " " + filter.name(), filter));
    }

    Optional<DataCellsFilter> of(Resource.Filter filter) {
        return Optional.ofNullable(filters.get(filter.id() + " " + filter.name()));
    }

    private static boolean isExpression(String text, DataCellsFilter filter, Catalog catalog) {
        if (text.length() >= CHARACTERS) {
            return false;
        }

        try {
            RowFilter rows = RowFilter.of(text);
            return rows.parts().noneMatch(Filters::comparesDates)
                    && rows.columns().stream().allMatch(column -> catalog.column(filter.table(), column)
                            .map(Column::type)
                            .filter(type -> type.kind() != Kind.DATE && type.kind() != Kind.TIMESTAMP)
                            .isPresent());
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static boolean comparesDates(RowFilter part) {
        return part.match(
                compare -> isDay(compare.literal()),
                in -> in.literals().stream().anyMatch(Filters::isDay),
                isNull -> false,
                and -> false,
                or -> false,
                not -> false);
    }

    private static boolean isDay(Literal literal) {
        return literal.match(text -> false, number -> false, truth -> false, day -> true);
    }
}
