package io.lakewarden.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.Lake;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTableIT {
    private static final Column DATE = column("run_date", "date", true);
    private static final Column NAME = column("name", "string", false);

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void createTable() {
        lake = Lake.in(folder);
        lake.use();
        ensure(List.of("run_date"), DATE, NAME);
    }

    @Test
    void shouldCreateTheTableAsTheContractSays() {
        assertThat(lake.query("DESCRIBE gold.things"))
                .contains("run_date|date|it's a \\ run_date", "name|string|it's a \\ name");
        assertThat(lake.query("SHOW TBLPROPERTIES gold.things"))
                .contains("write.parquet.compression-codec|zstd", "format-version|2");
    }

    @Test
    void shouldAddNewOptionalColumnsInTheirPlace() {
        lake.query("INSERT INTO gold.things VALUES (DATE '2011-03-21', 'a')");

        ensure(List.of("run_date"), DATE, column("first", "int", false), NAME, column("last", "decimal(5,2)", false));

        assertThat(lake.query("SELECT * FROM gold.things")).containsExactly("2011-03-21|null|a|null");
    }

    @Test
    void shouldRefuseEveryOtherDifference() {
        assertDiffers("column name is string and the definition says int", DATE, column("name", "int", false));
        assertDiffers("column name is optional and the definition says required", DATE, column("name", "string", true));
        assertDiffers(
                "column run_date is required and the definition says optional",
                column("run_date", "date", false),
                NAME);
        assertDiffers("column name is not in the definition", DATE);
        assertDiffers(
                "column more is required and the table does not have it", DATE, NAME, column("more", "int", true));
        assertDiffers("its columns are in the order run_date, name", NAME, DATE);
        assertThatThrownBy(() -> ensure(List.of(), DATE, NAME))
                .isInstanceOf(JobFailed.class)
                .hasMessageStartingWith("Cannot write gold.things: it is partitioned otherwise: ");
    }

    private void assertDiffers(String how, Column... columns) {
        assertThatThrownBy(() -> ensure(List.of("run_date"), columns))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Cannot write gold.things: " + how)
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.TABLE_DIFFERS);
    }

    private LakeTable ensure(List<String> partitionedBy, Column... columns) {
        return LakeTable.ensure(
                lake.spark(),
                new Dataset(
                        DatasetId.of("gold.things"),
                        "Things",
                        List.of(columns),
                        partitionedBy.stream().map(PartitionField::of).toList(),
                        400,
                        List.of()));
    }

    private static Column column(String name, String type, boolean required) {
        return new Column(name, ColumnType.of(type), required, List.of(), "it's a \\ " + name);
    }
}
