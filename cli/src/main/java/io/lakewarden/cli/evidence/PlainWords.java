package io.lakewarden.cli.evidence;

import io.lakewarden.model.Action;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.model.rows.RowFilter.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Masks, filters and grants for readers who write no SQL. */
final class PlainWords {
    private PlainWords() {}

    /** What is seen in place of a value. */
    static String of(Optional<Mask> mask) {
        return mask.map(PlainWords::of).orElse("the value itself");
    }

    private static String of(Mask mask) {
        return switch (mask) {
            case NULL -> "nothing: it looks empty in every row";
            case HASH -> "a hash in place of the value";
            case FIRST_FOUR -> "its first four characters, the rest crossed out";
            case LAST_FOUR -> "its last four characters, the rest crossed out";
            case YEAR -> "its year alone";
        };
    }

    /** Which rows are seen. */
    static String rows(Optional<RowFilter> filter) {
        return filter.map(rows -> "rows in which " + of(rows)).orElse("all rows");
    }

    /** A filter as a clause. */
    static String of(RowFilter filter) {
        return filter.match(
                compare -> compare.column() + " " + of(compare.operator()) + " " + of(compare.literal()),
                in -> in.column() + " is " + (in.literals().size() == 1 ? "" : "one of ") + list(in.literals()),
                isNull -> isNull.column() + " is empty",
                and -> joined(and.all(), " and "),
                or -> joined(or.any(), " or "),
                not -> not(not.filter()));
    }

    private static String not(RowFilter filter) {
        if (filter instanceof RowFilter.IsNull isNull) {
            return isNull.column() + " is not empty";
        }

        return filter instanceof RowFilter.In in
                ? in.column() + " is there and is " + (in.literals().size() == 1 ? "not " : "none of ")
                        + list(in.literals())
                : "it is false that (" + of(filter) + ")";
    }

    private static String joined(List<RowFilter> parts, String word) {
        return parts.stream()
                .map(part ->
                        part instanceof RowFilter.And || part instanceof RowFilter.Or ? "(" + of(part) + ")" : of(part))
                .collect(Collectors.joining(word));
    }

    private static String list(List<Literal> literals) {
        return IntStream.range(0, literals.size())
                .mapToObj(index ->
                        (index == 0 ? "" : index == literals.size() - 1 ? " or " : ", ") + of(literals.get(index)))
                .collect(Collectors.joining());
    }

    private static String of(Literal literal) {
        return literal.match(
                text -> "“" + text.value() + "”",
                number -> number.toString(),
                truth -> truth.value() ? "true" : "false",
                day -> day.value().toString());
    }

    private static String of(Operator operator) {
        return switch (operator) {
            case EQUAL -> "is";
            case NOT_EQUAL -> "is there and is not";
            case LESS -> "is less than";
            case LESS_OR_EQUAL -> "is at most";
            case GREATER -> "is more than";
            case GREATER_OR_EQUAL -> "is at least";
        };
    }

    /** All that a grant says. */
    static String of(Grant grant) {
        String actions = grant.sortedActions().stream().map(PlainWords::word).collect(Collectors.joining(", "));
        boolean allows = grant.effect() == Grant.Effect.ALLOW;
        String each = allows ? "every" : "any";
        String scope = grant.scope()
                .match(
                        zone -> each + " dataset of zone " + zone.zone(),
                        one -> (one.columns().isEmpty() ? "" : String.join(", ", one.columns()) + " of ")
                                + one.dataset(),
                        tags -> each + " column classified " + tags);
        String rows =
                grant.rows().map(filter -> "; " + rows(Optional.of(filter))).orElse("");
        String masks = grant.masks().entrySet().stream()
                .map(mask -> "; of " + mask.getKey() + ", " + of(mask.getValue()))
                .collect(Collectors.joining());
        String until = grant.expires().map(day -> "; until " + day).orElse("");
        String effect = allows ? " may " : " may never ";
        return grant.to() + effect + actions + " " + scope + rows + masks + until;
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
