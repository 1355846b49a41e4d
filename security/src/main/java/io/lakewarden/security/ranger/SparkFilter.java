package io.lakewarden.security.ranger;

import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a filter as Spark SQL. No setting of a session changes what it means: text that an escape, a variable or one of
 * Ranger's macros could touch is written as bytes.
 */
final class SparkFilter {
    private static final String PLAIN = " _-.,:/()+&@#";

    private SparkFilter() {}

    static String of(RowFilter filter) {
        return filter.match(
                compare ->
                        column(compare.column()) + " " + compare.operator().symbol() + " " + literal(compare.literal()),
                in -> column(in.column()) + " IN " + list(in.literals()),
                isNull -> column(isNull.column()) + " IS NULL",
                and -> joined(and.all(), " AND "),
                or -> joined(or.any(), " OR "),
                not -> not(not.filter()));
    }

    private static String not(RowFilter filter) {
        if (filter instanceof RowFilter.IsNull isNull) {
            return column(isNull.column()) + " IS NOT NULL";
        }

        return filter instanceof RowFilter.In in
                ? column(in.column()) + " NOT IN " + list(in.literals())
                : "NOT (" + of(filter) + ")";
    }

    private static String joined(List<RowFilter> parts, String word) {
        return parts.stream()
                .map(part ->
                        part instanceof RowFilter.And || part instanceof RowFilter.Or ? "(" + of(part) + ")" : of(part))
                .collect(Collectors.joining(word));
    }

    private static String list(List<Literal> literals) {
        return literals.stream().map(SparkFilter::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String column(String name) {
        return "`" + name + "`";
    }

    private static String literal(Literal literal) {
        return literal.match(text -> text(text.value()), Literal::toString, Literal::toString, Literal::toString);
    }

    private static String text(String value) {
        boolean plain = value.codePoints()
                .allMatch(character -> Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
        return plain
                ? "'" + value + "'"
                : "CAST(X'" + HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8))
                        + "' AS STRING)";
    }
}
