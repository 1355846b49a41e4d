package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.catalog.FirstSchema;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.catalog.FirstSchemasJson;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table's first schema is written once; what the definition says later changes no template. */
class FirstSchemasTest {
    private static final DatasetId TABLE = DatasetId.of("gold.sales");

    @TempDir
    private Path folder;

    @Test
    void comesBackFromItsFileAsItWent() {
        FirstSchemas schemas = Sample.blueprint("comprehensive", "prod").firstSchemas();

        String text = FirstSchemasJson.text(schemas);

        assertThat(FirstSchemasJson.read(text)).isEqualTo(schemas);
        assertThat(FirstSchemasJson.text(FirstSchemasJson.read(text))).isEqualTo(text);
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertThatThrownBy(
                        () -> FirstSchemasJson.read("{\"gold.sales\": {\"columns\": {\"day\": {\"type\": \"dat\"}}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid type: got dat");
        assertThatThrownBy(() -> FirstSchemasJson.read("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAddsTables() {
        FirstSchemas frozen = schemas(columns("day date"), "");
        FirstSchemas defined = new FirstSchemas(new TreeMap<>(Map.of(
                TABLE,
                schema(columns("day date", "more string"), ""),
                DatasetId.of("gold.later"),
                new FirstSchema(DatasetId.of("gold.later"), columns("a int"), List.of(), new TreeMap<>()))));

        assertThat(frozen.missing(defined)).containsExactly(DatasetId.of("gold.later"));
        assertThat(frozen.with(defined).tables().get(TABLE))
                .isEqualTo(frozen.tables().get(TABLE));
        assertThat(frozen.with(defined).missing(defined)).isEmpty();
    }

    @Test
    void saysInWhatTheDefinitionHasGoneOn() {
        FirstSchemas frozen = schemas(columns("day date", "gone int", "net int"), "day");

        assertThat(frozen.differences(schemas(columns("day date", "gone int", "net int"), "day")))
                .isEmpty();
        assertThat(frozen.differences(schemas(columns("day date", "net bigint", "note string"), "months(day)")))
                .containsExactly(
                        "gold.sales: column net was created as int and is defined as bigint; change the table by "
                                + "hand, or give the column a new name",
                        "gold.sales: column note string comes by ALTER TABLE in the next run that writes the table",
                        "gold.sales: column gone is no longer defined, and its jobs refuse the table; drop it by "
                                + "hand, or define it",
                        "gold.sales: it was created partitioned by [day] and is defined as partitioned by "
                                + "[months(day)]; its jobs refuse the table");
    }

    @Test
    void theTemplateHasTheFirstSchemaWhateverIsDefined() {
        Blueprint now = Sample.blueprint("minimal", "dev");
        TreeMap<DatasetId, FirstSchema> older = new TreeMap<>();
        DatasetId regions = DatasetId.of("gold.regions");
        older.put(
                regions,
                new FirstSchema(regions, columns("code int"), List.of(), new TreeMap<>(Map.of("format-version", "2"))));

        PlatformApp.synthesize(with(now, new FirstSchemas(older)), folder);

        assertThat(folder.resolve("small-dev-catalog.template.json"))
                .content()
                .contains("\"Name\": \"code\"")
                .doesNotContain("\"Name\": \"region\"");
    }

    @Test
    void aMaskedTableHasTheColumnsThatItShowsInTheTypesThatTheirMasksGive() {
        Dataset dataset = new Dataset(
                TABLE, "", columns("id bigint", "day date", "customer int", "hidden string"), List.of(), 9, List.of());
        MaskedTable masked = new MaskedTable(
                DatasetId.of("gold.sales_masked_1"),
                TABLE,
                new TreeMap<>(Map.of(
                        "id", "`id`",
                        "day", "trunc(`day`, 'YEAR')",
                        "customer", "sha2(CAST(`customer` AS STRING), 256)")),
                "shop",
                "sell");

        assertThat(FirstSchema.of(masked, dataset).columns())
                .isEqualTo(columns("id bigint", "day date", "customer string"));
    }

    @Test
    void aTableThatWasNeverFrozenIsNotCreated() {
        Blueprint now = Sample.blueprint("minimal", "dev");

        assertThatThrownBy(() -> PlatformApp.of(with(now, new FirstSchemas(new TreeMap<>())), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot create [gold.regions]: their first schemas are not frozen");
    }

    private static FirstSchemas schemas(List<Column> columns, String partition) {
        return new FirstSchemas(new TreeMap<>(Map.of(TABLE, schema(columns, partition))));
    }

    private static FirstSchema schema(List<Column> columns, String partition) {
        List<PartitionField> partitions = Stream.of(partition)
                .filter(text -> !text.isEmpty())
                .map(PartitionField::of)
                .toList();
        return new FirstSchema(TABLE, columns, partitions, new TreeMap<>());
    }

    private static List<Column> columns(String... namesAndTypes) {
        return Stream.of(namesAndTypes)
                .map(column -> column.split(" "))
                .map(parts -> new Column(parts[0], ColumnType.of(parts[1]), false, List.of(), ""))
                .toList();
    }

    private static Blueprint with(Blueprint blueprint, FirstSchemas schemas) {
        return new Blueprint(
                blueprint.checked(),
                blueprint.environment(),
                blueprint.on(),
                schemas,
                blueprint.artifacts(),
                blueprint.budgets());
    }
}
