package io.lakewarden.model.check;

import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.QualityRule;
import io.lakewarden.model.QualityRule.Range;
import io.lakewarden.model.QualityRule.Reconcile;
import io.lakewarden.model.text.Spelling;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold of the quality rules of datasets. */
final class QualityRules {
    private static final Set<Kind> NUMERIC = EnumSet.of(Kind.INT, Kind.BIGINT, Kind.DOUBLE, Kind.DECIMAL);
    private static final String RUN_DATE = "run_date";

    /** A quality rule with its dataset. */
    private record Placed(Dataset dataset, QualityRule rule, NodePath at) {}

    /** A column that a quality rule names. */
    private record Use(Dataset dataset, String column, NodePath at) {}

    private QualityRules() {}

    private static Stream<Placed> rules(Index index) {
        return index.datasets()
                .flatMap(dataset -> IntStream.range(0, dataset.value().quality().size())
                        .mapToObj(rule -> new Placed(
                                dataset.value(),
                                dataset.value().quality().get(rule),
                                dataset.at().to("quality", rule))));
    }

    private static Stream<Use> uses(Index index, Placed placed) {
        return placed.rule()
                .match(
                        unique -> unique.columns().stream().map(column -> own(placed, column, "unique", column)),
                        notNull -> notNull.columns().stream().map(column -> own(placed, column, "notNull", column)),
                        range -> Stream.of(own(placed, range.column(), "range", "column")),
                        reconcile -> Stream.concat(
                                Stream.of(own(placed, reconcile.column(), "reconcile", "column")),
                                other(index, placed, reconcile)));
    }

    private static Use own(Placed placed, String column, Object... at) {
        return new Use(placed.dataset(), column, placed.at().to(at));
    }

    private static Stream<Use> other(Index index, Placed placed, Reconcile reconcile) {
        return index.dataset(reconcile.with()).stream().flatMap(with -> reconcile.sumOf().stream()
                .map(column -> new Use(with, column, placed.at().to("reconcile", "sumOf"))));
    }

    private static Stream<Placed> reconciliations(Index index) {
        return rules(index).filter(placed -> placed.rule()
                .match(unique -> false, notNull -> false, range -> false, reconcile -> true));
    }

    private static Optional<Reconcile> reconcile(Placed placed) {
        return placed.rule()
                .match(
                        unique -> Optional.<Reconcile>empty(),
                        notNull -> Optional.<Reconcile>empty(),
                        range -> Optional.<Reconcile>empty(),
                        Optional::of);
    }

    static Stream<Violation> unknownColumn(Index index) {
        return rules(index)
                .flatMap(placed -> uses(index, placed))
                .filter(use -> Index.lacks(use.dataset(), use.column()))
                .map(use -> new Violation(
                        use.at(),
                        "Cannot check " + use.dataset().id() + "." + use.column() + ": no such column",
                        Spelling.remedy(use.column(), Index.columns(use.dataset()))));
    }

    static Stream<Violation> notNumeric(Index index) {
        return rules(index)
                .filter(placed ->
                        placed.rule().match(unique -> false, notNull -> false, range -> true, reconcile -> true))
                .flatMap(placed -> uses(index, placed))
                .flatMap(use -> use.dataset().column(use.column()).stream()
                        .filter(column -> !NUMERIC.contains(column.type().kind()))
                        .map(column -> new Violation(
                                use.at(),
                                "Cannot take range or sum of " + use.dataset().id() + "." + column.name()
                                        + ": its type is " + column.type(),
                                "expected a column of type int, bigint, double or decimal")));
    }

    static Stream<Violation> emptyRange(Index index) {
        return rules(index)
                .filter(placed -> placed.rule()
                        .match(unique -> false, notNull -> false, QualityRules::isEmpty, reconcile -> false))
                .map(placed -> new Violation(
                        placed.at().to("range", "max"),
                        "Invalid range: got a max below its min, expected one value between them at least",
                        "exchange min and max"));
    }

    private static boolean isEmpty(Range range) {
        return range.min()
                .flatMap(min -> range.max().map(max -> min.compareTo(max) > 0))
                .orElse(false);
    }

    static Stream<Violation> unknownDataset(Index index) {
        return reconciliations(index).flatMap(placed -> reconcile(placed).stream()
                .map(Reconcile::with)
                .filter(with -> index.dataset(with).isEmpty())
                .map(with -> new Violation(
                        placed.at().to("reconcile", "with"),
                        "Cannot reconcile " + placed.dataset().id() + " with " + with + ": no such dataset",
                        Spelling.remedy(with.toString(), index.datasetNames()))));
    }

    static Stream<Violation> withoutRunDate(Index index) {
        return reconciliations(index).flatMap(placed -> reconcile(placed).stream()
                .map(Reconcile::with)
                .flatMap(with -> Stream.concat(Stream.of(placed.dataset()), index.dataset(with).stream())
                        .filter(dataset -> !hasRunDate(dataset))
                        .map(Dataset::id)
                        .map(dataset -> withoutRunDate(placed, with, dataset))));
    }

    private static Violation withoutRunDate(Placed placed, DatasetId with, DatasetId lacking) {
        return new Violation(
                placed.at().to("reconcile", "with"),
                "Cannot reconcile " + placed.dataset().id() + " with " + with + ": " + lacking
                        + " has no run_date of type date to compare one day by",
                "add run_date to it or remove the rule");
    }

    private static boolean hasRunDate(Dataset dataset) {
        return dataset.columns().isEmpty()
                || dataset.column(RUN_DATE)
                        .filter(column -> column.type().kind() == Kind.DATE)
                        .isPresent();
    }
}
