package io.lakewarden.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the account of a pipeline does from an empty lake to a published day. */
class PublishingIT {
    private static final String FAST_FORWARD = "CALL system.fast_forward('gold.days', 'main', 'audit')";

    @TempDir
    static Path folder;

    private static GovernedLake lake;

    @BeforeAll
    static void open() {
        lake = GovernedLake.open(
                folder,
                new PolicyFolder()
                        .allow("pipeline", "gold", "*", "select", "update", "alter", "create", "drop")
                        .allow("auditor", "gold", "*", "select")
                        .allow("clerk", "gold", "days", "select", "update"));
        lake.as("pipeline", "CREATE NAMESPACE IF NOT EXISTS `gold`");
        lake.as(
                "pipeline",
                "CREATE TABLE IF NOT EXISTS gold.days (`run_date` date NOT NULL COMMENT 'day', `net` int) USING iceberg"
                        + " PARTITIONED BY (run_date) COMMENT 'Days' TBLPROPERTIES ('format-version' = '2',"
                        + " 'write.parquet.compression-codec' = 'zstd', 'write.distribution-mode' = 'none')");
        lake.as("pipeline", "ALTER TABLE gold.days ADD COLUMN `tax` int COMMENT 'tax' AFTER `net`");
        lake.as("pipeline", () -> {
            lake.spark().range(3).createOrReplaceTempView("rows");
            return lake.spark()
                    .sql("INSERT INTO gold.days REPLACE WHERE run_date = DATE '2026-01-02'"
                            + " SELECT DATE '2026-01-02', CAST(id AS int), CAST(NULL AS int) FROM rows");
        });
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void aDayIsPublishedByABranchAndTagged() {
        lake.as("pipeline", "ALTER TABLE gold.days CREATE BRANCH audit");
        lake.as("pipeline", () -> {
            lake.spark().range(2).cache().createOrReplaceTempView("rows");
            return lake.spark()
                    .sql("INSERT INTO gold.days.branch_audit REPLACE WHERE run_date = DATE '2026-01-03'"
                            + " SELECT DATE '2026-01-03', CAST(id AS int), CAST(NULL AS int) FROM rows");
        });
        assertThat(lake.as("pipeline", "SELECT count(*) FROM gold.days.branch_audit"))
                .containsExactly(RowFactory.create(5L));
        assertThatThrownBy(() -> lake.as("auditor", FAST_FORWARD))
                .hasMessage("Cannot call FastForwardBranch on gold.days as auditor: no policy allows it");
        lake.as("pipeline", FAST_FORWARD);
        lake.as("pipeline", "ALTER TABLE gold.days CREATE TAG `run-2026-01-03`");
        lake.as("pipeline", "ALTER TABLE gold.days DROP BRANCH audit");
        assertThat(lake.as("auditor", "SELECT count(*) FROM gold.days VERSION AS OF 'run-2026-01-03'"))
                .containsExactly(RowFactory.create(5L));
        assertThatThrownBy(() -> lake.as("clerk", "ALTER TABLE gold.days CREATE TAG mine"))
                .hasMessage("Cannot alter gold.days as clerk: no policy allows it");
    }

    @Test
    void whoReadsAllReadsItsFilesAndChanges() {
        assertThat(lake.as("auditor", "SELECT count(*) > 0 FROM gold.days.files"))
                .containsExactly(RowFactory.create(true));
        assertThat(lake.as("auditor", "SELECT DISTINCT _change_type = 'INSERT' FROM gold.days.changes"))
                .containsExactly(RowFactory.create(true));
        assertThatThrownBy(() -> lake.as("intern", "SELECT count(*) FROM gold.days.changes"))
                .hasMessage("Cannot read changes of gold.days as intern: no policy allows it");
    }

    @Test
    void rowsAreMergedUpdatedAndDeletedByWhoSeesThemAndMayWrite() {
        lake.as("pipeline", "CREATE TABLE gold.notes (id int, text string) USING iceberg");
        lake.as("pipeline", "INSERT INTO gold.notes VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        lake.as("pipeline", "UPDATE gold.notes SET text = 'z' WHERE id = 1");
        lake.as("pipeline", "DELETE FROM gold.notes WHERE id = 2");
        lake.as(
                "pipeline",
                "MERGE INTO gold.notes t USING (SELECT 3 AS id, 'y' AS text) s ON t.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET text = s.text WHEN NOT MATCHED THEN INSERT *");
        assertThat(lake.as("pipeline", "SELECT * FROM gold.notes ORDER BY id"))
                .containsExactly(RowFactory.create(1, "z"), RowFactory.create(3, "y"));
        assertThatThrownBy(() -> lake.as("auditor", "DELETE FROM gold.notes WHERE id = 1"))
                .hasMessage("Cannot write gold.notes as auditor: no policy allows it");
        lake.as("pipeline", "DROP TABLE gold.notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.net FROM gold.days a JOIN gold.days b ON a.net = b.net WHERE a.net IN (SELECT net FROM gold.days)",
                "SELECT count(*) FROM gold.days.files",
                "INSERT INTO gold.days SELECT * FROM gold.days",
                "UPDATE gold.days SET tax = 1 WHERE net = 1",
                "DELETE FROM gold.days WHERE net = 2",
                "MERGE INTO gold.days t USING (SELECT max(net) AS net FROM gold.days) s ON t.net = s.net"
                        + " WHEN MATCHED THEN UPDATE SET tax = 2"
            })
    void aQueryLeavesOneLineADecision(String sql) throws IOException {
        Path audit = folder.resolve("audit.jsonl");
        int before = Files.readAllLines(audit).size();
        lake.as("pipeline", sql);
        List<String> lines = Files.readAllLines(audit);

        assertThat(lines.subList(before, lines.size()))
                .isNotEmpty()
                .map(line -> line.replaceFirst("\"evtTime\":\"[^\"]*\"", ""))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDenialLeavesOneLine() throws IOException {
        Path audit = folder.resolve("audit.jsonl");
        int before = Files.readAllLines(audit).size();
        assertThatThrownBy(() -> lake.as("auditor", "DELETE FROM gold.days WHERE net = 1"))
                .hasMessage("Cannot write gold.days as auditor: no policy allows it");
        List<String> lines = Files.readAllLines(audit);

        assertThat(lines.subList(before, lines.size()))
                .singleElement()
                .asString()
                .contains("\"reqUser\":\"auditor\"", "\"access\":\"update\"", "\"result\":0");
    }
}
