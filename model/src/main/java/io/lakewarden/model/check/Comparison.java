package io.lakewarden.model.check;

import io.lakewarden.model.ColumnType;
import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.util.stream.Stream;

/**
 * A value that a filter compares a column with.
 *
 * @param ordered where the comparison asks for less or greater
 */
public record Comparison(String column, Literal literal, boolean ordered) {
    /** All that a filter makes. */
    public static Stream<Comparison> in(RowFilter filter) {
        return filter.parts().flatMap(Comparison::of);
    }

    private static Stream<Comparison> of(RowFilter part) {
        return part.match(
                compare -> Stream.of(new Comparison(
                        compare.column(), compare.literal(), compare.operator().orders())),
                in -> in.literals().stream().map(literal -> new Comparison(in.column(), literal, false)),
                isNull -> Stream.<Comparison>empty(),
                and -> Stream.<Comparison>empty(),
                or -> Stream.<Comparison>empty(),
                not -> Stream.<Comparison>empty());
    }

    /** Whether every plane answers it alike for a column of that type. */
    public boolean fits(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> literal.match(text -> true, number -> false, truth -> false, day -> false);
            case BOOLEAN -> !ordered && literal.match(text -> false, number -> false, truth -> true, day -> false);
            case INT, BIGINT ->
                literal.match(text -> false, number -> number.value().scale() <= 0, truth -> false, day -> false);
            case DOUBLE, DECIMAL -> literal.match(text -> false, number -> true, truth -> false, day -> false);
            case DATE -> literal.match(text -> false, number -> false, truth -> false, day -> true);
            case TIMESTAMP -> false;
        };
    }
}
