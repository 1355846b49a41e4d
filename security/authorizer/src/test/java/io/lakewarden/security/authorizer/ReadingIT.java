package io.lakewarden.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingIT {
    private static final String HASH_OF_7 = "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451";

    @TempDir
    static Path folder;

    private static GovernedLake lake;

    @BeforeAll
    static void open() {
        String[] everything = {"select", "update", "create", "drop", "alter"};
        lake = GovernedLake.open(
                folder,
                new PolicyFolder()
                        .allow("owner", "gold", "*", everything)
                        .allow("analyst", "gold", "sales", List.of("country", "customer", "net"), "select")
                        .filter("analyst", "gold", "sales", "`country` IN ('FR', 'DE')")
                        .mask("analyst", "gold", "sales", "customer", "MASK_HASH")
                        .allow("analyst", "gold", "lines", "select")
                        .filter("analyst", "gold", "lines", "country = 'FR'")
                        .mask("analyst", "gold", "lines", "customer", "MASK_HASH"));
        lake.as("owner", "CREATE NAMESPACE gold");
        lake.as("owner", "CREATE NAMESPACE spark_catalog.gold");
        lake.as("owner", "CREATE TABLE spark_catalog.gold.lines (customer int, country string) USING parquet");
        lake.as("owner", "INSERT INTO spark_catalog.gold.lines VALUES (7, 'FR'), (8, 'UK')");
        lake.as("owner", "CREATE TABLE gold.sales (country string, customer int, net int, note string) USING iceberg");
        lake.as(
                "owner",
                "INSERT INTO gold.sales VALUES ('FR', 7, 10, 'a'), ('DE', 8, 20, 'b'), ('UK', 7, 30, 'c'), ('FR', 8, 5, 'd')");
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void whoMaySeeAllSeesTheTableAsItIs() {
        assertThat(lake.as("owner", "SELECT * FROM gold.sales")).hasSize(4);
    }

    @Test
    void whoHasNoGrantSeesNothingNotEvenTheCount() {
        for (String sql : List.of(
                "SELECT * FROM gold.sales", "SELECT count(*) FROM gold.sales", "SELECT 1 FROM gold.sales LIMIT 1")) {
            assertThatThrownBy(() -> lake.as("intern", sql))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessage("Cannot read gold.sales as intern: no policy allows it");
        }
    }

    @Test
    void rowsAreFilteredAndCustomersAreHashes() {
        assertThat(lake.as("analyst", "SELECT country, customer, net FROM gold.sales WHERE net >= 10 ORDER BY net"))
                .extracting(Row::toString)
                .containsExactly(
                        "[FR," + HASH_OF_7 + ",10]",
                        "[DE,2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3,20]");
    }

    @Test
    void whatIsReadInPartLeavesALineWithItsColumnsFilterAndMasks() throws IOException {
        lake.as("analyst", "SELECT customer FROM gold.sales WHERE net > 0");

        List<String> audit = Files.readAllLines(folder.resolve("audit.jsonl"));
        assertThat(audit.get(audit.size() - 1))
                .contains(
                        "\"reqUser\":\"analyst\",\"access\":\"select\"",
                        "\"resource\":\"gold.sales\"",
                        "\"columns\":[\"customer\",\"net\"],\"result\":1",
                        "\"reason\":\"rows where `country` IN ('FR', 'DE'); customer as MASK_HASH\"");
    }

    @Test
    void aMaskedColumnIsComparedAsItsMask() {
        assertThat(lake.as("analyst", "SELECT count(*) FROM gold.sales WHERE customer = '" + HASH_OF_7 + "'"))
                .containsExactly(RowFactory.create(1L));
        assertThat(lake.as("analyst", "SELECT count(*) FROM gold.sales WHERE customer = '7'"))
                .containsExactly(RowFactory.create(0L));
    }

    @Test
    void hashesJoinWithHashes() {
        assertThat(lake.as("analyst", "SELECT count(*) FROM gold.sales a JOIN gold.sales b ON a.customer = b.customer"))
                .containsExactly(RowFactory.create(5L));
    }

    @Test
    void aHiddenColumnIsRefusedWhereverItIsUsed() {
        for (String sql : List.of(
                "SELECT * FROM gold.sales",
                "SELECT note FROM gold.sales",
                "SELECT count(*) FROM gold.sales WHERE note LIKE 'a%'",
                "SELECT net FROM gold.sales ORDER BY note",
                "SELECT count(*) FROM gold.sales GROUP BY note",
                "SELECT max(note) FROM gold.sales",
                "SELECT a.net FROM gold.sales a JOIN gold.sales b ON a.note = b.note",
                "SELECT net FROM gold.sales WHERE EXISTS (SELECT 1 FROM gold.sales s WHERE s.note = 'a')")) {
            assertThatThrownBy(() -> lake.as("analyst", sql))
                    .as(sql)
                    .isInstanceOf(AccessDenied.class)
                    .hasMessage("Cannot read gold.sales (note) as analyst: no policy allows it;"
                            + " name the columns that you may read");
        }
    }

    @Test
    void aTableOverFilesIsFilteredAndMaskedLikeAnother() {
        assertThat(lake.as("analyst", "SELECT customer, country FROM spark_catalog.gold.lines"))
                .extracting(Row::toString)
                .containsExactly("[" + HASH_OF_7 + ",FR]");
        assertThatThrownBy(() -> lake.as("intern", "SELECT count(*) FROM spark_catalog.gold.lines"))
                .hasMessage("Cannot read gold.lines as intern: no policy allows it");
    }

    @Test
    void theCanaryIsDenied() {
        Canary.check(lake.spark());
    }

    @Test
    void countsAreOfTheRowsThatOneSees() {
        assertThat(lake.as("analyst", "SELECT count(*) FROM gold.sales")).containsExactly(RowFactory.create(3L));
    }

    @Test
    void whoSeesNothingCannotTellWhichTablesThereAre() {
        for (String table : List.of("gold.sales", "gold.nothing")) {
            for (String query : List.of(
                    "SELECT * FROM %s",
                    "SELECT 1 WHERE EXISTS (SELECT 1 FROM %s)", "WITH t AS (SELECT * FROM %s) SELECT 1 FROM t")) {
                assertThatThrownBy(() -> lake.as("intern", query.formatted(table)))
                        .isInstanceOf(AccessDenied.class)
                        .hasMessage("Cannot read " + table + " as intern: no policy allows it");
            }

            for (String insert : List.of("INSERT INTO %s VALUES (1)", "INSERT INTO %s SELECT 'x', 1, 2, 'y'")) {
                assertThatThrownBy(() -> lake.as("intern", insert.formatted(table)))
                        .isInstanceOf(AccessDenied.class)
                        .hasMessage("Cannot write " + table + " as intern: no policy allows it");
            }
        }
        assertThatThrownBy(() -> lake.as("owner", "SELECT * FROM gold.nothing"))
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    }

    /** A limit that the README names. */
    @Test
    void commandsTellATableThatIsThereFromOneThatIsNot() {
        assertThatThrownBy(() -> lake.as("intern", "DESCRIBE gold.sales"))
                .hasMessage("Cannot describe gold.sales as intern: no policy allows it");
        assertThatThrownBy(() -> lake.as("intern", "DESCRIBE gold.nothing"))
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    }
}
