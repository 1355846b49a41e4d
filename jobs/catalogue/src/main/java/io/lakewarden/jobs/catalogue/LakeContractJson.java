package io.lakewarden.jobs.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The {@link LakeContract} as JSON; the same contract gives the same bytes. */
public final class LakeContractJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LakeContractJson() {}

    /** The contract as indented JSON that ends in a line feed. */
    public static String toJson(LakeContract contract) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode datasets = root.putArray("datasets");
        contract.datasets().forEach(dataset -> datasets.add(toJson(dataset)));
        ArrayNode maskedTables = root.putArray("maskedTables");
        contract.maskedTables().forEach(table -> maskedTables.add(toJson(table)));
        return root.toPrettyString() + "\n";
    }

    /** Reads what {@link #toJson(LakeContract)} wrote; anything else is an {@link IllegalArgumentException}. */
    public static LakeContract fromJson(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            return new LakeContract(
                    list(root.required("datasets"), LakeContractJson::dataset),
                    list(root.required("maskedTables"), LakeContractJson::maskedTable));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read the lake contract: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode toJson(Dataset dataset) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", dataset.id().toString());
        node.put("description", dataset.description());
        ArrayNode columns = node.putArray("columns");
        dataset.columns().forEach(column -> columns.add(toJson(column)));
        ArrayNode partitionedBy = node.putArray("partitionedBy");
        dataset.partitionedBy().forEach(field -> partitionedBy.add(field.toString()));
        node.put("retentionDays", dataset.retentionDays());
        ArrayNode quality = node.putArray("quality");
        dataset.quality().forEach(rule -> quality.add(toJson(rule)));
        return node;
    }

    private static ObjectNode toJson(Column column) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", column.name());
        node.put("type", column.type().toString());
        node.put("required", column.required());
        ArrayNode classifications = node.putArray("classifications");
        column.classifications().forEach(classifications::add);
        node.put("description", column.description());
        return node;
    }

    private static ObjectNode toJson(QualityRule rule) {
        ObjectNode node = JSON.createObjectNode();
        return rule.match(
                unique -> node.set("unique", JSON.valueToTree(unique.columns())),
                notNull -> node.set("notNull", JSON.valueToTree(notNull.columns())),
                range -> {
                    ObjectNode body = node.putObject("range").put("column", range.column());
                    range.min().ifPresent(min -> body.put("min", min.toPlainString()));
                    range.max().ifPresent(max -> body.put("max", max.toPlainString()));
                    return node;
                },
                reconcile -> {
                    ObjectNode body = node.putObject("reconcile").put("column", reconcile.column());
                    body.put("with", reconcile.with().toString());
                    reconcile.sumOf().ifPresent(column -> body.put("sumOf", column));
                    return node;
                });
    }

    private static ObjectNode toJson(MaskedTable table) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", table.id().toString());
        node.put("dataset", table.dataset().toString());
        ObjectNode masks = node.putObject("masks");
        table.masks().forEach(masks::put);
        return node;
    }

    private static MaskedTable maskedTable(JsonNode node) {
        SortedMap<String, String> masks = new TreeMap<>();
        node.required("masks")
                .fields()
                .forEachRemaining(
                        mask -> masks.put(mask.getKey(), mask.getValue().asText()));
        return new MaskedTable(
                DatasetId.of(node.required("id").asText()),
                DatasetId.of(node.required("dataset").asText()),
                masks);
    }

    private static Dataset dataset(JsonNode node) {
        return new Dataset(
                DatasetId.of(node.required("id").asText()),
                node.required("description").asText(),
                list(node.required("columns"), LakeContractJson::column),
                list(node.required("partitionedBy"), field -> PartitionField.of(field.asText())),
                node.required("retentionDays").asInt(),
                list(node.required("quality"), LakeContractJson::rule));
    }

    private static Column column(JsonNode node) {
        return new Column(
                node.required("name").asText(),
                ColumnType.of(node.required("type").asText()),
                node.required("required").asBoolean(),
                list(node.required("classifications"), JsonNode::asText),
                node.required("description").asText());
    }

    private static QualityRule rule(JsonNode node) {
        String kind = node.fieldNames().next();
        JsonNode body = node.get(kind);
        return switch (kind) {
            case "unique" -> new QualityRule.Unique(list(body, JsonNode::asText));
            case "notNull" -> new QualityRule.NotNull(list(body, JsonNode::asText));
            case "range" ->
                new QualityRule.Range(
                        body.required("column").asText(), number(body.get("min")), number(body.get("max")));
            case "reconcile" ->
                new QualityRule.Reconcile(
                        body.required("column").asText(),
                        DatasetId.of(body.required("with").asText()),
                        Optional.ofNullable(body.get("sumOf")).map(JsonNode::asText));
            default -> throw new IllegalArgumentException("Cannot read the lake contract: unknown rule " + kind);
        };
    }

    private static Optional<BigDecimal> number(@Nullable JsonNode node) {
        return Optional.ofNullable(node).map(value -> new BigDecimal(value.asText()));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
        return StreamSupport.stream(array.spliterator(), false).map(item).toList();
    }
}
