package io.lakewarden.model.check;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.model.text.Spelling;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of the row filters and masks of grants. */
final class ViewRules {
    /** A value that a filter compares a column with; {@code ordered} where the comparison asks for less or greater. */
    private record Comparison(String column, Literal literal, boolean ordered) {}

    private ViewRules() {}

    static Stream<Violation> filterScope(Index index) {
        return index.grants()
                .filter(grant -> grant.value().rows().isPresent())
                .filter(grant -> grant.value().scope().match(zone -> true, dataset -> false, tags -> true))
                .map(grant -> new Violation(
                        grant.at().to("rows"),
                        "Cannot filter the rows of a zone or a classification: a filter speaks of one dataset's columns",
                        "write one grant per dataset"));
    }

    static Stream<Violation> unknownFilterColumn(Index index) {
        return filtered(index).flatMap(filtered -> filtered.grant().value().rows().stream()
                .flatMap(rows -> rows.columns().stream())
                .filter(column -> Index.lacks(filtered.dataset(), column))
                .map(column -> new Violation(
                        filtered.grant().at().to("rows"),
                        "Cannot filter " + filtered.dataset().id() + " by " + column + ": no such column",
                        Spelling.remedy(column, Index.columns(filtered.dataset())))));
    }

    static Stream<Violation> filterType(Index index) {
        return filtered(index).flatMap(filtered -> filtered.grant().value().rows().stream()
                .flatMap(RowFilter::parts)
                .flatMap(ViewRules::comparisons)
                .flatMap(comparison -> filtered.dataset().column(comparison.column()).stream()
                        .filter(column -> !fits(column.type(), comparison))
                        .map(column -> new Violation(
                                filtered.grant().at().to("rows"),
                                "Cannot compare " + column.name() + " with " + comparison.literal() + ": its type is "
                                        + column.type(),
                                comparable(column.type().kind())))));
    }

    private record Filtered(Placed<Grant> grant, Dataset dataset) {}

    private static Stream<Filtered> filtered(Index index) {
        return index.grants().flatMap(grant -> GrantRules.dataset(grant.value().scope())
                .flatMap(id -> index.dataset(id).stream())
                .map(dataset -> new Filtered(grant, dataset)));
    }

    private static Stream<Comparison> comparisons(RowFilter part) {
        return part.match(
                compare -> Stream.of(new Comparison(
                        compare.column(), compare.literal(), compare.operator().orders())),
                in -> in.literals().stream().map(literal -> new Comparison(in.column(), literal, false)),
                isNull -> Stream.<Comparison>empty(),
                and -> Stream.<Comparison>empty(),
                or -> Stream.<Comparison>empty(),
                not -> Stream.<Comparison>empty());
    }

    private static boolean fits(ColumnType type, Comparison comparison) {
        Literal literal = comparison.literal();
        return switch (type.kind()) {
            case STRING -> literal.match(text -> true, number -> false, truth -> false, day -> false);
            case BOOLEAN ->
                !comparison.ordered() && literal.match(text -> false, number -> false, truth -> true, day -> false);
            case INT, BIGINT ->
                literal.match(text -> false, number -> number.value().scale() <= 0, truth -> false, day -> false);
            case DOUBLE, DECIMAL -> literal.match(text -> false, number -> true, truth -> false, day -> false);
            case DATE -> literal.match(text -> false, number -> false, truth -> false, day -> true);
            case TIMESTAMP -> false;
        };
    }

    private static String comparable(Kind kind) {
        return switch (kind) {
            case STRING -> "compare it with text such as 'France'";
            case BOOLEAN -> "compare it by = or <> with TRUE or FALSE";
            case INT, BIGINT -> "compare it with a whole number";
            case DOUBLE, DECIMAL -> "compare it with a number";
            case DATE -> "compare it with a date such as DATE '2026-01-31'";
            case TIMESTAMP -> "filter by a date column: the planes read instants in different time zones";
        };
    }

    static Stream<Violation> unknownMaskColumn(Index index) {
        return index.grants().flatMap(grant -> {
            Set<String> known = masked(index, grant).map(Column::name).collect(Collectors.toCollection(TreeSet::new));
            boolean unread = index.covered(grant.value().scope())
                    .anyMatch(dataset -> dataset.columns().isEmpty());
            return grant.value().masks().keySet().stream()
                    .filter(column -> !unread && !known.isEmpty() && !known.contains(column))
                    .map(column -> new Violation(
                            grant.at().to("masks", column),
                            "Cannot mask " + column + ": the grant covers no such column",
                            Spelling.remedy(column, known)));
        });
    }

    private static Stream<Column> masked(Index index, Placed<Grant> grant) {
        return index.covered(grant.value().scope())
                .flatMap(dataset -> Index.covered(grant.value().scope(), dataset));
    }

    static Stream<Violation> maskType(Index index) {
        return index.grants().flatMap(grant -> grant.value().masks().entrySet().stream()
                .flatMap(mask -> masked(index, grant)
                        .filter(column -> column.name().equals(mask.getKey()))
                        .filter(column -> !maskable(mask.getValue())
                                .contains(column.type().kind()))
                        .map(column -> new Violation(
                                grant.at().to("masks", column.name()),
                                "Cannot mask " + column.name() + " by " + word(mask.getValue()) + ": its type is "
                                        + column.type(),
                                "masks for it are " + masksFor(column.type().kind()))))
                .distinct());
    }

    private static EnumSet<Kind> maskable(Mask mask) {
        return switch (mask) {
            case NULL, HASH -> EnumSet.allOf(Kind.class);
            case FIRST_FOUR, LAST_FOUR -> EnumSet.of(Kind.STRING);
            case YEAR -> EnumSet.of(Kind.DATE, Kind.TIMESTAMP);
        };
    }

    private static String masksFor(Kind kind) {
        return List.of(Mask.values()).stream()
                .filter(mask -> maskable(mask).contains(kind))
                .map(ViewRules::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Mask mask) {
        return mask.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
