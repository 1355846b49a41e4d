package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Mask;

/** What stands in a masked table in place of a column, in Spark SQL. */
final class MaskExpression {
    private MaskExpression() {}

    static String of(Column column, Mask mask) {
        String name = "`" + column.name() + "`";
        return switch (mask) {
            case NULL -> "CAST(NULL AS " + column.type() + ")";
            case HASH -> "sha2(CAST(" + name + " AS STRING), 256)";
            case FIRST_FOUR -> "concat(left(" + name + ", 4), repeat('x', greatest(length(" + name + ") - 4, 0)))";
            case LAST_FOUR -> "concat(repeat('x', greatest(length(" + name + ") - 4, 0)), right(" + name + ", 4))";
            case YEAR ->
                column.type().kind() == Kind.TIMESTAMP
                        ? "date_trunc('YEAR', " + name + ")"
                        : "trunc(" + name + ", 'YEAR')";
        };
    }
}
