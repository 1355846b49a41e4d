package io.lakewarden.security.access;

import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a row filter says of a row of which one column is known; by SQL's logic, which knows true, false and unknown. */
final class Rows {
    /** How a filter can turn out; only true lets a row through. */
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    private static final Comparator<String> AS_UTF8 = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Literal value;

    private Rows(Literal value) {
        this.value = value;
    }

    /** Of a row whose column has that value; the filter looks at no other column. */
    static Truth pass(RowFilter filter, Literal value) {
        return new Rows(value).of(filter);
    }

    private Truth of(RowFilter filter) {
        return filter.match(
                compare -> Truth.of(holds(compare)),
                in -> Truth.of(in.literals().stream().anyMatch(literal -> compare(literal) == 0)),
                isNull -> Truth.FALSE,
                and -> all(and.all(), Truth.FALSE, Truth.TRUE),
                or -> all(or.any(), Truth.TRUE, Truth.FALSE),
                not -> switch (of(not.filter())) {
                    case TRUE -> Truth.FALSE;
                    case FALSE -> Truth.TRUE;
                    case UNKNOWN -> Truth.UNKNOWN;
                });
    }

    private Truth all(List<RowFilter> parts, Truth deciding, Truth otherwise) {
        List<Truth> truths = parts.stream().map(this::of).toList();
        return Stream.of(deciding, Truth.UNKNOWN)
                .filter(truths::contains)
                .findFirst()
                .orElse(otherwise);
    }

    private boolean holds(RowFilter.Compare compare) {
        int order = compare(compare.literal());
        return switch (compare.operator()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /** The order of the row's value and a literal; two of different kinds are never equal. */
    private int compare(Literal other) {
        return value.match(
                text -> other.match(that -> AS_UTF8.compare(text.value(), that.value()), n -> 1, t -> 1, d -> 1),
                number -> other.match(t -> 1, that -> number.value().compareTo(that.value()), t -> 1, d -> 1),
                truth -> other.match(t -> 1, n -> 1, that -> Boolean.compare(truth.value(), that.value()), d -> 1),
                day -> other.match(t -> 1, n -> 1, t -> 1, that -> day.value().compareTo(that.value())));
    }
}
