package io.lakewarden.security.authorizer.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Option;

/** What the lake holds: every value that somebody must not see carries a mark. */
final class Seed {
    private static final String ORDER_COLUMNS = "id BIGINT, country STRING, born DATE, amount BIGINT, customer STRING,"
            + " email STRING, card STRING, score BIGINT, note STRING, detail STRUCT<iban: STRING, city: STRING>,"
            + " labels ARRAY<STRING>, props MAP<STRING, STRING>, address STRUCT<street: STRING>, legacy STRING";

    private static final String[] STATEMENTS = {
        "CREATE NAMESPACE lake.sales",
        "CREATE NAMESPACE lake.desk",
        "CREATE NAMESPACE lake.vault",
        "CREATE NAMESPACE spark_catalog.files",
        "CREATE NAMESPACE spark_catalog.desk",
        "CREATE TABLE sales.orders (" + ORDER_COLUMNS + ") USING iceberg PARTITIONED BY (country) TBLPROPERTIES ("
                + "'write.delete.mode' = 'merge-on-read', 'write.update.mode' = 'merge-on-read',"
                + " 'write.merge.mode' = 'merge-on-read', 'write.parquet.compression-codec' = 'uncompressed',"
                + " 'write.metadata.metrics.default' = 'full')",
        "INSERT INTO sales.orders VALUES " + order(1, "France") + ", " + order(2, "Germany") + ", "
                + order(5, "Hiddenland"),
        "ALTER TABLE sales.orders CREATE TAG first",
        "INSERT INTO sales.orders VALUES " + order(3, "France") + ", " + order(4, "Germany") + ", "
                + order(6, "Hiddenland") + ", " + order(7, "Hiddenland"),
        "DELETE FROM sales.orders WHERE id = 7",
        "ALTER TABLE sales.orders CREATE BRANCH audit",
        "ALTER TABLE sales.orders DROP COLUMN legacy",
        "CREATE TABLE sales.customers (id BIGINT, name STRING, phone STRING) USING iceberg",
        "INSERT INTO sales.customers SELECT id, concat('name', id), concat('rawphone', id) FROM range(1, 5)",
        "INSERT INTO sales.customers SELECT id, concat('name', id), concat('rawphone', id) FROM range(5, 8)",
        "CREATE TABLE sales.events (id BIGINT, at TIMESTAMP, what STRING) USING iceberg",
        "INSERT INTO sales.events VALUES (1, TIMESTAMP '2019-12-31 12:00:00Z', 'open-note1'),"
                + " (2, TIMESTAMP '2020-01-01 06:00:00Z', 'hidden-note2')",
        "CREATE TABLE sales.ledger (id BIGINT, total BIGINT) USING iceberg",
        "CREATE TABLE vault.salaries (id BIGINT, person STRING, pay STRING) USING iceberg",
        "INSERT INTO vault.salaries SELECT id, concat('rawperson', id), concat('rawpay', id) FROM range(1, 8)",
        "CREATE TABLE desk.notes (id BIGINT, text STRING) USING iceberg",
        "INSERT INTO desk.notes VALUES (1, 'one'), (2, 'two')",
        "CREATE VIEW sales.order_view AS SELECT id, country, customer FROM lake.sales.orders",
        "CREATE VIEW sales.pay_view AS SELECT id, pay FROM lake.vault.salaries",
        "CREATE TABLE spark_catalog.files.payments (id BIGINT, payer STRING, iban STRING, amount BIGINT, region STRING)"
                + " USING parquet PARTITIONED BY (region)",
        "INSERT INTO spark_catalog.files.payments VALUES (1, 'rawpayer1', 'rawiban1', 11, 'openregion'),"
                + " (2, 'rawpayer2', 'rawiban2', 12, 'openregion'),"
                + " (3, 'rawpayer3', 'rawiban3', 77000003, 'hiddenregion')",
        "ANALYZE TABLE spark_catalog.files.payments COMPUTE STATISTICS FOR ALL COLUMNS",
        "CREATE TABLE spark_catalog.files.visits (id BIGINT, grade STRING, pages STRING) USING csv",
        "INSERT INTO spark_catalog.files.visits VALUES (1, 'public', '10'), (2, 'public', '20'),"
                + " (3, 'secret', '77000004')",
        "CREATE VIEW spark_catalog.files.pay_view AS SELECT id, pay FROM lake.vault.salaries",
        "CREATE TABLE spark_catalog.desk.notes (id BIGINT, text STRING) USING parquet",
    };

    private Seed() {}

    private static String order(int n, String country) {
        boolean hidden = country.startsWith("Hidden");
        return "(" + n + ", '" + country + "', DATE '19" + (60 + n) + "-1" + (1 + n % 2) + "-2" + n + "', "
                + (hidden ? "7700000" : "10") + n + ", 'rawcust" + n + "', 'rawmail" + n + "@post.org', 'rawcard" + n
                + "', 8800000" + n + ", '" + (hidden ? "hidden-note" : "open-note") + n + "', named_struct('iban', "
                + "'rawiban" + n + "', 'city', 'rawcity" + n + "'), array('rawlabel" + n + "', 'same'), map('key', "
                + "'rawprop" + n + "'), named_struct('street', 'rawstreet" + n + "'), 'rawlegacy" + n + "')";
    }

    /** Files that no table has: in a folder that the owners of {@code desk} may use, and in one that they may not. */
    private static void looseFiles(Path root) throws IOException {
        for (String folder : List.of("open", "closed", "opened")) {
            Files.createDirectories(root.resolve(folder));
            Files.writeString(
                    root.resolve(folder).resolve("lines.txt"), (folder.equals("open") ? "open" : "closed") + "-file\n");
        }
    }

    /** Names for what is different in each lake. */
    static Map<String, String> sow(SparkSession spark, Path root) throws IOException {
        SparkSession bare = bare(spark);
        for (String statement : STATEMENTS) {
            bare.sql(statement);
        }

        wages(bare, root);
        looseFiles(root);
        return places(bare, root);
    }

    private static Map<String, String> places(SparkSession bare, Path root) {
        Row first = row(bare, "SELECT snapshot_id, committed_at FROM sales.orders.snapshots ORDER BY committed_at");
        Row second = row(
                bare,
                "SELECT snapshot_id FROM (SELECT * FROM sales.orders.snapshots ORDER BY committed_at LIMIT 2)"
                        + " ORDER BY committed_at DESC");
        Row named = row(bare, "SELECT snapshot_id FROM sales.customers.snapshots ORDER BY committed_at");
        Row last = row(bare, "SELECT snapshot_id FROM sales.orders.snapshots ORDER BY committed_at DESC");
        Row meta = row(bare, "SELECT file FROM sales.orders.metadata_log_entries ORDER BY timestamp DESC");
        Row data = row(
                bare,
                "SELECT file_path FROM sales.orders.files WHERE content = 0 AND partition.country = 'Hiddenland'");
        Timestamp moment = new Timestamp(first.getTimestamp(1).getTime() + 1);
        return Map.ofEntries(
                Map.entry("first", String.valueOf(first.getLong(0))),
                Map.entry("second", String.valueOf(second.getLong(0))),
                Map.entry("named", String.valueOf(named.getLong(0))),
                Map.entry("last", String.valueOf(last.getLong(0))),
                Map.entry("time", moment.toInstant().toString()),
                Map.entry("millis", String.valueOf(moment.getTime())),
                Map.entry("orders", "file:" + root.resolve("lake/sales/orders")),
                Map.entry("salaries", "file:" + root.resolve("lake/vault/salaries")),
                Map.entry("wages", "file:" + root.resolve("lake/vault/wages")),
                Map.entry("payments", "file:" + root.resolve("lake/hive/files.db/payments")),
                Map.entry("region", "file:" + root.resolve("lake/hive/files.db/payments/region=hiddenregion")),
                Map.entry("visits", "file:" + root.resolve("lake/hive/files.db/visits")),
                Map.entry("meta", meta.getString(0)),
                Map.entry("file", data.getString(0)));
    }

    private static Row row(SparkSession bare, String query) {
        return bare.sql(query).collectAsList().get(0);
    }

    /**
     * A session in the same context that has no rules but Iceberg's: whoever runs code of his own can make one, so it is
     * one of the limits.
     */
    static SparkSession bare(SparkSession spark) {
        SparkSessionExtensions extensions = new SparkSessionExtensions();
        new IcebergSparkSessionExtensions().apply(extensions);
        return new SparkSession(
                spark.sparkContext(),
                Option.apply(spark.sharedState()),
                Option.empty(),
                extensions,
                scala.collection.immutable.Map$.MODULE$.empty());
    }

    /** A table that no catalog knows, with the files of another; Iceberg finds it by its path. */
    private static void wages(SparkSession bare, Path root) {
        Row file = row(bare, "SELECT file_path, record_count, file_size_in_bytes FROM vault.salaries.files");
        Schema schema = new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "person", Types.StringType.get()),
                Types.NestedField.optional(3, "pay", Types.StringType.get()));
        Table table = new HadoopTables(bare.sparkContext().hadoopConfiguration())
                .create(schema, PartitionSpec.unpartitioned(), "file:" + root.resolve("lake/vault/wages"));
        table.newAppend()
                .appendFile(DataFiles.builder(PartitionSpec.unpartitioned())
                        .withPath(file.getString(0))
                        .withRecordCount(file.getLong(1))
                        .withFileSizeInBytes(file.getLong(2))
                        .build())
                .commit();
    }
}
