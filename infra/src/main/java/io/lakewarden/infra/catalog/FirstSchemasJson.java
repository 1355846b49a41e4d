package io.lakewarden.infra.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The committed file of first schemas; the same tables give the same bytes. */
public final class FirstSchemasJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private FirstSchemasJson() {}

    /** Reads what {@link #text} wrote; anything else is an {@link IllegalArgumentException} that says what is wrong. */
    public static FirstSchemas read(String text) {
        try {
            SortedMap<DatasetId, FirstSchema> tables = new TreeMap<>();
            JSON.readTree(text).fields().forEachRemaining(table -> {
                DatasetId id = DatasetId.of(table.getKey());
                tables.put(id, table(id, table.getValue()));
            });
            return new FirstSchemas(tables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static FirstSchema table(DatasetId id, JsonNode json) {
        List<Column> columns = new ArrayList<>();
        json.path("columns")
                .fields()
                .forEachRemaining(column -> columns.add(new Column(
                        column.getKey(),
                        ColumnType.of(column.getValue().path("type").asText()),
                        column.getValue().path("required").asBoolean(),
                        List.of(),
                        column.getValue().path("description").asText())));
        List<PartitionField> partitions = new ArrayList<>();
        json.path("partitionedBy").forEach(field -> partitions.add(PartitionField.of(field.asText())));
        SortedMap<String, String> properties = new TreeMap<>();
        json.path("properties")
                .fields()
                .forEachRemaining(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
        return new FirstSchema(id, columns, partitions, properties);
    }

    /** As text. */
    public static String text(FirstSchemas schemas) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        schemas.tables().forEach((id, table) -> {
            ObjectNode written = json.putObject(id.toString());
            ObjectNode columns = written.putObject("columns");
            table.columns().forEach(column -> {
                ObjectNode one = columns.putObject(column.name())
                        .put("type", column.type().toString());
                if (column.required()) {
                    one.put("required", true);
                }

                if (!column.description().isEmpty()) {
                    one.put("description", column.description());
                }
            });
            table.partitionedBy()
                    .forEach(field -> written.withArray("partitionedBy").add(field.toString()));
            table.properties().forEach(written.putObject("properties")::put);
        });
        try {
            return JSON.writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", impossible);
        }
    }
}
