package io.lakewarden.jobs;

import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.model.QualityRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The lake contract of the billing domain, from the definition itself. */
public final class BillingContract {
    private BillingContract() {}

    public static LakeContract read() {
        Path file = Repository.root().resolve("platform/domains/billing.yaml");
        try {
            Map<String, Object> root =
                    map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
            List<Dataset> datasets = new ArrayList<>();
            map(root.get("datasets")).forEach((id, body) -> datasets.add(dataset(id, map(body))));
            return new LakeContract(datasets, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset dataset(String id, Map<String, Object> body) {
        List<Column> columns = new ArrayList<>();
        map(body.get("columns")).forEach((name, column) -> columns.add(column(name, map(column))));
        return new Dataset(
                DatasetId.of(id),
                text(body, "description"),
                columns,
                list(body.get("partitionedBy")).stream()
                        .map(field -> PartitionField.of(field.toString()))
                        .toList(),
                Integer.parseInt(body.getOrDefault("retentionDays", "2555").toString()),
                list(body.get("quality")).stream().map(rule -> rule(map(rule))).toList());
    }

    private static Column column(String name, Map<String, Object> body) {
        return new Column(
                name,
                ColumnType.of(text(body, "type")),
                Boolean.TRUE.equals(body.get("required")),
                texts(body.get("classifications")),
                text(body, "description"));
    }

    private static QualityRule rule(Map<String, Object> rule) {
        String kind = rule.keySet().iterator().next();
        if (kind.equals("unique")) {
            return new QualityRule.Unique(texts(rule.get(kind)));
        }

        if (kind.equals("notNull")) {
            return new QualityRule.NotNull(texts(rule.get(kind)));
        }

        Map<String, Object> body = map(rule.get(kind));
        if (kind.equals("range")) {
            return new QualityRule.Range(text(body, "column"), number(body, "min"), number(body, "max"));
        }

        return new QualityRule.Reconcile(
                text(body, "column"),
                DatasetId.of(text(body, "with")),
                Optional.ofNullable(body.get("sumOf")).map(Object::toString));
    }

    private static Optional<BigDecimal> number(Map<String, Object> body, String key) {
        return Optional.ofNullable(body.get(key)).map(value -> new BigDecimal(value.toString()));
    }

    private static String text(Map<String, Object> body, String key) {
        return body.getOrDefault(key, "").toString();
    }

    private static List<String> texts(Object value) {
        return list(value).stream().map(Object::toString).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
