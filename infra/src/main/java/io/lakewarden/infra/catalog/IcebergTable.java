package io.lakewarden.infra.catalog;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.PartitionField;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.glue.CfnTable;

/**
 * A table in the words of Iceberg's specification, which Glue takes
 * (https://iceberg.apache.org/spec/#appendix-c-json-serialization).
 */
final class IcebergTable {
    private static final String VERSION = "format-version";
    private static final int FIRST_PARTITION_ID = 1000;

    private IcebergTable() {}

    static CfnTable.IcebergInputProperty of(FirstSchema schema, String location) {
        SortedMap<String, String> properties = new TreeMap<>(schema.properties());
        String version = properties.remove(VERSION);
        CfnTable.IcebergTableInputProperty.Builder table = CfnTable.IcebergTableInputProperty.builder()
                .location(location)
                .properties(properties)
                .schema(CfnTable.IcebergSchemaProperty.builder()
                        .type("struct")
                        .fields(fields(schema))
                        .build());
        if (!schema.partitionedBy().isEmpty()) {
            table.partitionSpec(CfnTable.IcebergPartitionSpecProperty.builder()
                    .fields(partitions(schema))
                    .build());
        }

        return CfnTable.IcebergInputProperty.builder()
                .metadataOperation("CREATE")
                .version(version)
                .icebergTableInput(table.build())
                .build();
    }

    private static List<CfnTable.IcebergStructFieldProperty> fields(FirstSchema schema) {
        List<CfnTable.IcebergStructFieldProperty> fields = new ArrayList<>();
        for (Column column : schema.columns()) {
            CfnTable.IcebergStructFieldProperty.Builder field = CfnTable.IcebergStructFieldProperty.builder()
                    .id(fields.size() + 1)
                    .name(column.name())
                    .required(column.required())
                    .type(type(column.type()));
            if (!column.description().isEmpty()) {
                field.doc(column.description());
            }

            fields.add(field.build());
        }

        return fields;
    }

    private static List<CfnTable.IcebergPartitionFieldProperty> partitions(FirstSchema schema) {
        List<String> names = schema.columns().stream().map(Column::name).toList();
        List<CfnTable.IcebergPartitionFieldProperty> fields = new ArrayList<>();
        for (PartitionField field : schema.partitionedBy()) {
            fields.add(CfnTable.IcebergPartitionFieldProperty.builder()
                    .fieldId(FIRST_PARTITION_ID + fields.size())
                    .name(name(field))
                    .sourceId(names.indexOf(field.column()) + 1)
                    .transform(transform(field))
                    .build());
        }

        return fields;
    }

    /** As Iceberg itself names partition fields. */
    private static String name(PartitionField field) {
        return switch (field.transform()) {
            case IDENTITY -> field.column();
            case YEARS -> field.column() + "_year";
            case MONTHS -> field.column() + "_month";
            case DAYS -> field.column() + "_day";
            case HOURS -> field.column() + "_hour";
            case BUCKET -> field.column() + "_bucket";
            case TRUNCATE -> field.column() + "_trunc";
        };
    }

    private static String transform(PartitionField field) {
        return switch (field.transform()) {
            case IDENTITY -> "identity";
            case YEARS -> "year";
            case MONTHS -> "month";
            case DAYS -> "day";
            case HOURS -> "hour";
            case BUCKET -> "bucket[" + field.width() + "]";
            case TRUNCATE -> "truncate[" + field.width() + "]";
        };
    }

    private static String type(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case INT -> "int";
            case BIGINT -> "long";
            case DOUBLE -> "double";
            case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
        };
    }
}
