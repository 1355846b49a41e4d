package io.lakewarden.security.lakeformation;

import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a filter as the PartiQL of Lake Formation's row filters, which has no functions, no dates and no times. */
final class RowExpression {
    private RowExpression() {}

    static String of(RowFilter filter) {
        return filter.match(
                compare -> compare.column() + " " + compare.operator().symbol() + " " + literal(compare.literal()),
                in -> in.column() + " IN " + list(in.literals()),
                isNull -> isNull.column() + " IS NULL",
                and -> joined(and.all(), " AND "),
                or -> joined(or.any(), " OR "),
                not -> not(not.filter()));
    }

    private static String not(RowFilter filter) {
        if (filter instanceof RowFilter.IsNull isNull) {
            return isNull.column() + " IS NOT NULL";
        }

        return filter instanceof RowFilter.In in
                ? in.column() + " NOT IN " + list(in.literals())
                : "NOT (" + of(filter) + ")";
    }

    private static String joined(List<RowFilter> parts, String word) {
        return parts.stream().map(part -> "(" + of(part) + ")").collect(Collectors.joining(word));
    }

    private static String list(List<Literal> literals) {
        return literals.stream().map(RowExpression::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Literal literal) {
        return literal.match(
                text -> "'" + text.value().replace("'", "''") + "'",
                number -> number.value().toPlainString(),
                truth -> truth.value() ? "true" : "false",
                day -> {
                    throw new IllegalArgumentException(
                            "Cannot print " + day + ": PartiQL in a row filter has no dates");
                });
    }
}
