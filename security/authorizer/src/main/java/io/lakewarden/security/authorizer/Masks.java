package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.ColumnView;
import java.util.Optional;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Ranger's masks of the service definition {@code hive} as Spark SQL.
 *
 * <table>
 * <caption>What a mask makes of a column; null stays null</caption>
 * <tr><th>mask</th><th>of text</th><th>of a number, boolean, date or instant</th><th>of a structure or bytes</th></tr>
 * <tr><td>MASK_HASH</td><td>SHA-256 in hexadecimal digits</td><td>that of its text, hence text</td><td>null</td></tr>
 * <tr><td>MASK</td><td>x, X and n for letters and digits</td><td>that of its text, hence text</td><td>null</td></tr>
 * <tr><td>MASK_SHOW_FIRST_4, MASK_SHOW_LAST_4</td><td>x for the other characters but {@code -@./: }</td><td>that of its
 * text, hence text</td><td>null</td></tr>
 * <tr><td>MASK_DATE_SHOW_YEAR</td><td>null</td><td>the first moment of its year; null if it has none</td><td>null</td></tr>
 * <tr><td>MASK_NULL</td><td>null</td><td>null</td><td>null</td></tr>
 * <tr><td>CUSTOM</td><td colspan="3">the policy's expression, with the column for {@code {col}}</td></tr>
 * </table>
 *
 * <p>The same value gives the same hash in every table, whether it is kept as a number or as text, so hashes can be joined.
 */
final class Masks {
    private static final String COLUMN = "{col}";

    private Masks() {}

    /** The expression; empty for a mask that is not known. */
    static Optional<String> expression(ColumnView.Masked mask, String column, DataType type) {
        Optional<String> template =
                switch (mask.type()) {
                    case "MASK_NULL" -> Optional.of(nothing(type));
                    case "MASK_HASH" -> Optional.of(ofText(type, "sha2(CAST({col} AS STRING), 256)"));
                    case "MASK" -> Optional.of(ofText(type, "mask(CAST({col} AS STRING))"));
                    case "MASK_SHOW_FIRST_4" -> Optional.of(ofText(type, showing("left(%s, 4)", "substr(%s, 5)")));
                    case "MASK_SHOW_LAST_4" ->
                        Optional.of(ofText(type, showing("right(%s, 4)", "left(%1$s, length(%1$s) - 4)")));
                    case "MASK_DATE_SHOW_YEAR" -> Optional.of(year(type));
                    case "CUSTOM" -> Optional.of(mask.expression()).filter(text -> !text.isBlank());
                    default -> Optional.empty();
                };
        return template.map(text -> text.replace(COLUMN, "`" + column.replace("`", "``") + "`"));
    }

    private static String ofText(DataType type, String template) {
        return type instanceof AtomicType && !(type instanceof BinaryType) ? template : nothing(type);
    }

    private static String year(DataType type) {
        if (type instanceof DateType) {
            return "trunc({col}, 'YEAR')";
        }

        return type instanceof TimestampType || type instanceof TimestampNTZType
                ? "CAST(date_trunc('YEAR', {col}) AS " + type.sql() + ")"
                : nothing(type);
    }

    private static String nothing(DataType type) {
        return "CAST(NULL AS " + type.sql() + ")";
    }

    private static String showing(String shown, String others) {
        String text = "CAST({col} AS STRING)";
        String first = String.format(shown, text);
        String second = "regexp_replace(" + String.format(others, text) + ", '[^-@./: ]', 'x')";
        return shown.startsWith("left")
                ? "concat(" + first + ", " + second + ")"
                : "concat(" + second + ", " + first + ")";
    }
}
