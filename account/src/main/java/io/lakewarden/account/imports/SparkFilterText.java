package io.lakewarden.account.imports;

import io.lakewarden.model.rows.RowFilter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a filter of Spark SQL where it says what a filter of a definition can say. What either of both might read
 * differently is not read: an escape in a text, a macro of Ranger's, a function.
 */
final class SparkFilterText {
    private static final Pattern PIECE =
            Pattern.compile("CAST\\(X'((?:[0-9A-Fa-f]{2})*)' AS STRING\\)|'((?:[^'\\\\$]|'')*)'|`([a-z][a-z0-9_]*)`");
    /** What a filter of a definition takes for no column, quoted or not. */
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "null", "true", "false", "date");

    private static final Pattern OUTSIDE = Pattern.compile("[A-Za-z0-9_.,()<>=!\\s+-]*");

    private SparkFilterText() {}

    static Optional<RowFilter> read(String text) {
        StringBuilder plain = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        int end = 0;
        while (pieces.find()) {
            String between = text.substring(end, pieces.start());
            boolean isWord = pieces.group(3) != null && WORDS.contains(pieces.group(3));
            if (isWord || !OUTSIDE.matcher(between).matches()) {
                return Optional.empty();
            }

            plain.append(between).append(piece(pieces));
            end = pieces.end();
        }

        String rest = text.substring(end);
        if (!OUTSIDE.matcher(rest).matches()) {
            return Optional.empty();
        }

        try {
            return Optional.of(RowFilter.of(plain.append(rest).toString()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static String piece(Matcher piece) {
        if (piece.group(1) != null) {
            byte[] bytes = HexFormat.of().parseHex(piece.group(1));
            return "'" + new String(bytes, StandardCharsets.UTF_8).replace("'", "''") + "'";
        }

        return piece.group(2) != null ? piece.group() : piece.group(3);
    }
}
