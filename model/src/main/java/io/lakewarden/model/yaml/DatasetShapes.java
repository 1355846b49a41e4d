package io.lakewarden.model.yaml;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The part of a domain's file that says what its tables are. */
final class DatasetShapes {
    private static final int MOST_COLUMNS = 1000;
    private static final String BOUND = "1000000000000000000";
    private static final TextShape<ColumnType> TYPE = TextShape.parsed(
            "string, boolean, int, bigint, double, decimal(precision,scale), date or timestamp",
            "string",
            "string|boolean|int|bigint|double|date|timestamp|decimal\\([0-9]{1,2},\\s*[0-9]{1,2}\\)",
            20,
            ColumnType::of);
    private static final TextShape<PartitionField> PARTITION = TextShape.parsed(
            "a column, years, months, days or hours(column), or bucket or truncate(width, column)",
            "run_date",
            "[a-z][a-z0-9_]*|(years|months|days|hours)\\([a-z][a-z0-9_]*\\)"
                    + "|(bucket|truncate)\\([0-9]{1,6},\\s*[a-z][a-z0-9_]*\\)",
            160,
            PartitionField::of);
    private static final Shape<List<String>> SOME_COLUMNS = ListShape.ofNames(Names.COLUMN, 1, MOST_COLUMNS);

    private DatasetShapes() {}

    /** Datasets by name; {@code retentionDays} answers for those that do not say how long their data is kept. */
    static Shape<List<Dataset>> datasets(ToIntFunction<DatasetId> retentionDays) {
        Field<String> description = Field.required("description", TextShape.sentence(200), "What a row is");
        Field<List<Column>> columns = Field.required("columns", columns(), "By name, in the table's order");
        Field<List<PartitionField>> partitionedBy = Field.withDefault(
                "partitionedBy",
                ListShape.ofNames(PARTITION, 0, 8),
                List.of(),
                "Iceberg's partition fields: columns or transforms of columns");
        Field<Optional<Integer>> retention = Field.optional(
                "retentionDays", NumberShape.whole(1, 36_500), "How long data is kept, in days; its zone's if absent");
        Field<List<QualityRule>> quality = Field.withDefault(
                "quality",
                ListShape.of(qualityRule(), 0, 100),
                List.of(),
                "What must hold before it is published, for the rows of the run's date");
        Field<Boolean> maskedTable = Field.withDefault(
                "maskedTable",
                new TruthShape(),
                false,
                "Whether who sees it masked gets a table with the masks applied where a plane has no masks");
        return new NamedShape<>(
                        "a dataset",
                        Names.DATASET,
                        new ObjectShape<>(
                                "a dataset",
                                List.of(description, columns, partitionedBy, retention, quality, maskedTable),
                                List.of(),
                                keys -> new Dataset(
                                        DatasetId.of(keys.name()),
                                        keys.value(description),
                                        keys.value(columns),
                                        keys.value(partitionedBy),
                                        keys.value(retention)
                                                .orElseGet(() -> retentionDays.applyAsInt(DatasetId.of(keys.name()))),
                                        keys.value(quality),
                                        keys.value(maskedTable))),
                        0,
                        2000)
                .values();
    }

    private static Shape<List<Column>> columns() {
        Field<ColumnType> type = Field.required("type", TYPE, "In Spark SQL's words");
        Field<Boolean> required =
                Field.withDefault("required", new TruthShape(), false, "Whether every row must have a value");
        Field<List<String>> classifications = Field.withDefault(
                "classifications", ListShape.ofNames(Names.CLASSIFICATION, 0, 50), List.of(), "The labels it carries");
        Field<String> description = Field.withDefault("description", TextShape.sentence(200), "", "What it holds");
        return new NamedShape<>(
                        "a column",
                        Names.COLUMN,
                        new ObjectShape<>(
                                "a column",
                                List.of(type, required, classifications, description),
                                List.of(),
                                keys -> new Column(
                                        keys.name(),
                                        keys.value(type),
                                        keys.value(required),
                                        keys.value(classifications),
                                        keys.value(description))),
                        1,
                        MOST_COLUMNS)
                .values();
    }

    private static Shape<QualityRule> qualityRule() {
        Field<Optional<QualityRule>> unique = Field.optional(
                "unique", SOME_COLUMNS.map(QualityRule.Unique::new), "No two rows agree in all these columns");
        Field<Optional<QualityRule>> notNull = Field.optional(
                "notNull",
                SOME_COLUMNS.map(QualityRule.NotNull::new),
                "Every row has a value in each of these columns");
        Field<Optional<QualityRule>> range =
                Field.optional("range", range(), "Every value of a numeric column lies between the bounds");
        Field<Optional<QualityRule>> reconcile = Field.optional(
                "reconcile", reconcile(), "The column's sum equals a sum or the number of rows of another dataset");
        return new ObjectShape<>(
                "a quality rule",
                List.of(unique, notNull, range, reconcile),
                List.of(Constraint.exactlyOneOf("unique", "notNull", "range", "reconcile")),
                keys ->
                        List.of(keys.value(unique), keys.value(notNull), keys.value(range), keys.value(reconcile))
                                .stream()
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(new QualityRule.Unique(List.of())));
    }

    private static Shape<QualityRule> range() {
        Field<String> column = Field.required("column", Names.COLUMN, "A numeric column");
        Field<Optional<BigDecimal>> min =
                Field.optional("min", NumberShape.between("-" + BOUND, BOUND), "The smallest that is allowed");
        Field<Optional<BigDecimal>> max =
                Field.optional("max", NumberShape.between("-" + BOUND, BOUND), "The largest that is allowed");
        return new ObjectShape<>(
                "a range",
                List.of(column, min, max),
                List.of(Constraint.anyOf("min", "max")),
                keys -> new QualityRule.Range(keys.value(column), keys.value(min), keys.value(max)));
    }

    private static Shape<QualityRule> reconcile() {
        Field<String> column = Field.required("column", Names.COLUMN, "The numeric column whose sum is taken");
        Field<DatasetId> with = Field.required("with", Names.DATASET, "The dataset to compare with");
        Field<Optional<String>> sumOf =
                Field.optional("sumOf", Names.COLUMN, "Its column to sum up; its number of rows if absent");
        return new ObjectShape<>(
                "a reconciliation",
                List.of(column, with, sumOf),
                List.of(),
                keys -> new QualityRule.Reconcile(keys.value(column), keys.value(with), keys.value(sumOf)));
    }
}
