package io.lakewarden.model.check;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of the row filters and masks of grants. */
final class ViewRules {
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
                .flatMap(Comparison::in)
                .flatMap(comparison -> filtered.dataset().column(comparison.column()).stream()
                        .filter(column -> !comparison.fits(column.type()))
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
                        .filter(column -> !mask.getValue().fits(column.type()))
                        .map(column -> new Violation(
                                grant.at().to("masks", column.name()),
                                "Cannot mask " + column.name() + " by " + word(mask.getValue()) + ": its type is "
                                        + column.type(),
                                "masks for it are " + masksFor(column.type()))))
                .distinct());
    }

    private static String masksFor(ColumnType type) {
        return List.of(Mask.values()).stream()
                .filter(mask -> mask.fits(type))
                .map(ViewRules::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Mask mask) {
        return mask.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
