package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Mask;

/** What stands in a masked table in place of a column, in Spark SQL: the same that the authorizer shows for the mask. */
final class MaskExpression {
    private MaskExpression() {}

    static String of(Column column, Mask mask) {
        String name = "`" + column.name() + "`";
        String text = "CAST(" + name + " AS STRING)";
        return switch (mask) {
            case NULL -> "CAST(NULL AS " + column.type() + ")";
            case HASH -> "sha2(" + text + ", 256)";
            case FIRST_FOUR -> "concat(left(" + text + ", 4), " + crossed("substr(" + text + ", 5)") + ")";
            case LAST_FOUR ->
                "concat(" + crossed("left(" + text + ", length(" + text + ") - 4)") + ", right(" + text + ", 4))";
            case YEAR ->
                column.type().kind() == Kind.TIMESTAMP
                        ? "CAST(date_trunc('YEAR', " + name + ") AS TIMESTAMP)"
                        : "trunc(" + name + ", 'YEAR')";
        };
    }

    /** Whether an expression of these gives text, whatever the column's type is; the others keep the type. */
    static boolean isText(String expression) {
        return expression.startsWith("sha2(") || expression.startsWith("concat(");
    }

    private static String crossed(String text) {
        return "regexp_replace(" + text + ", '[^-@./: ]', 'x')";
    }
}
