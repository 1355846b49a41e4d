package io.lakewarden.jobs.lake;

import io.lakewarden.jobs.catalogue.TableProperties;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.PartitionField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** A dataset of the lake contract as an Iceberg table: its DDL, and how far a table that exists is from it. */
final class TableDefinition {
    private TableDefinition() {}

    static String createNamespace(Dataset dataset) {
        return "CREATE NAMESPACE IF NOT EXISTS " + quoted(dataset.id().zone());
    }

    static String createTable(Dataset dataset) {
        String columns = dataset.columns().stream()
                .map(column -> quoted(column.name()) + " " + column.type() + (column.required() ? " NOT NULL" : "")
                        + comment(column))
                .collect(Collectors.joining(", "));
        String partitioned = dataset.partitionedBy().isEmpty()
                ? ""
                : " PARTITIONED BY ("
                        + dataset.partitionedBy().stream()
                                .map(PartitionField::toString)
                                .collect(Collectors.joining(", "))
                        + ")";
        String properties = TableProperties.of(dataset).entrySet().stream()
                .map(property -> literal(property.getKey()) + " = " + literal(property.getValue()))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS " + dataset.id() + " (" + columns + ") USING iceberg" + partitioned
                + " COMMENT " + literal(dataset.description()) + " TBLPROPERTIES (" + properties + ")";
    }

    /**
     * The statements that bring a table to the contract: new optional columns, each in its place. Any other difference
     * is a {@link JobFailed}.
     */
    static List<String> migration(Dataset dataset, Table table) {
        Schema schema = table.schema();
        List<String> statements = new ArrayList<>();
        List<String> expectedOrder = new ArrayList<>();
        String place = "FIRST";
        for (Column column : dataset.columns()) {
            Types.NestedField field = schema.findField(column.name());
            if (field != null) {
                check(dataset, column, field);
                expectedOrder.add(column.name());
            } else if (column.required()) {
                throw differs(dataset, "column " + column.name() + " is required and the table does not have it");
            } else {
                statements.add("ALTER TABLE " + dataset.id() + " ADD COLUMN " + quoted(column.name()) + " "
                        + column.type() + comment(column) + " " + place);
            }

            place = "AFTER " + quoted(column.name());
        }

        checkOrder(dataset, schema, expectedOrder);
        checkPartitions(dataset, table);
        return statements;
    }

    static String quoted(String identifier) {
        return "`" + identifier + "`";
    }

    private static void check(Dataset dataset, Column column, Types.NestedField field) {
        if (!field.type().equals(icebergType(column.type()))) {
            throw differs(
                    dataset,
                    "column " + column.name() + " is " + field.type() + " and the definition says " + column.type());
        }

        if (field.isRequired() != column.required()) {
            throw differs(
                    dataset,
                    "column " + column.name() + " is " + (field.isRequired() ? "required" : "optional")
                            + " and the definition says " + (column.required() ? "required" : "optional"));
        }
    }

    private static void checkOrder(Dataset dataset, Schema schema, List<String> expected) {
        List<String> names =
                schema.columns().stream().map(Types.NestedField::name).toList();
        for (String name : names) {
            if (dataset.column(name).isEmpty()) {
                throw differs(dataset, "column " + name + " is not in the definition");
            }
        }

        if (!names.equals(expected)) {
            throw differs(dataset, "its columns are in the order " + String.join(", ", names));
        }
    }

    private static void checkPartitions(Dataset dataset, Table table) {
        PartitionSpec.Builder expected = PartitionSpec.builderFor(table.schema());
        for (PartitionField field : dataset.partitionedBy()) {
            switch (field.transform()) {
                case IDENTITY -> expected.identity(field.column());
                case YEARS -> expected.year(field.column());
                case MONTHS -> expected.month(field.column());
                case DAYS -> expected.day(field.column());
                case HOURS -> expected.hour(field.column());
                case BUCKET -> expected.bucket(field.column(), field.width());
                case TRUNCATE -> expected.truncate(field.column(), field.width());
            }
        }

        if (!expected.build().compatibleWith(table.spec())) {
            throw differs(
                    dataset, "it is partitioned otherwise: " + table.spec().fields());
        }
    }

    private static Type icebergType(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> Types.StringType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case BIGINT -> Types.LongType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DECIMAL -> Types.DecimalType.of(type.precision(), type.scale());
            case DATE -> Types.DateType.get();
            case TIMESTAMP -> Types.TimestampType.withZone();
        };
    }

    private static String comment(Column column) {
        return column.description().isEmpty() ? "" : " COMMENT " + literal(column.description());
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static JobFailed differs(Dataset dataset, String how) {
        return new JobFailed(JobFailed.Code.TABLE_DIFFERS, "Cannot write " + dataset.id() + ": " + how);
    }
}
