package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.DEPOSITOR;
import static io.lakewarden.security.authorizer.conformance.User.EDITOR;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.OWNER;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static io.lakewarden.security.authorizer.conformance.User.WRITER;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Changes by who may only read, and reads that hide in a change. */
final class Writes {
    private static final String ROW =
            "(9, 'France', DATE '2000-01-01', 1, 'c', 'e', 'k', 1, 'n', named_struct('iban', 'i', 'city', 'c'),"
                    + " array('l'), map('a', 'b'), named_struct('street', 's'))";

    private Writes() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Writes");
        withoutGrant(chapter);
        definitions(chapter);
        files(chapter);
        frames(chapter);
        hiddenReads(chapter);
        parts(chapter);
        return chapter;
    }

    private static void withoutGrant(Chapter chapter) {
        chapter.like(
                WRITER, Call.sql("INSERT INTO sales.orders VALUES " + ROW, "SELECT count(*) FROM sales.orders"), "7");
        Map<String, String> statements = new TreeMap<>(Map.ofEntries(
                Map.entry("inserts", "INSERT INTO sales.orders VALUES " + ROW),
                Map.entry("inserts what it reads", "INSERT INTO sales.orders SELECT * FROM sales.orders"),
                Map.entry("inserts into a branch", "INSERT INTO sales.orders.branch_audit VALUES " + ROW),
                Map.entry("overwrites", "INSERT OVERWRITE sales.orders VALUES " + ROW),
                Map.entry(
                        "overwrites a partition",
                        "INSERT OVERWRITE sales.orders PARTITION (country = 'France') SELECT id, born, amount, customer, email, card, score, note, detail, labels, props, address FROM sales.orders WHERE id = 1"),
                Map.entry("replaces where", "INSERT INTO sales.orders REPLACE WHERE country = 'France' VALUES " + ROW),
                Map.entry("deletes", "DELETE FROM sales.orders WHERE id = 1"),
                Map.entry("deletes a whole partition", "DELETE FROM sales.orders WHERE country = 'France'"),
                Map.entry("deletes everything", "DELETE FROM sales.orders"),
                Map.entry("updates", "UPDATE sales.orders SET note = 'x' WHERE id = 1"),
                Map.entry(
                        "merges",
                        "MERGE INTO sales.orders o USING desk.notes n ON o.id = n.id WHEN MATCHED THEN UPDATE SET note = n.text"),
                Map.entry(
                        "merges a deletion",
                        "MERGE INTO sales.orders o USING desk.notes n ON o.id = n.id WHEN MATCHED THEN DELETE"),
                Map.entry("truncates", "TRUNCATE TABLE sales.orders")));
        statements.forEach((what, statement) -> chapter.denied(READER, what + " with a grant to read", statement));
        chapter.denied(INTERN, "inserts without a grant", statements.get("inserts"))
                .denied(INTERN, "deletes without a grant", statements.get("deletes everything"))
                .denied(
                        READER,
                        "overwrites dynamically",
                        Call.sql(statements.get("overwrites"))
                                .under("spark.sql.sources.partitionOverwriteMode", "dynamic"))
                .denied(READER, "explains what it must not do", "EXPLAIN DELETE FROM vault.salaries");
    }

    private static void definitions(Chapter chapter) {
        chapter.like(
                READER,
                Call.sql(
                        "CREATE TABLE desk.mine (id BIGINT) USING iceberg",
                        "ALTER TABLE desk.mine ADD COLUMN n STRING",
                        "DROP TABLE desk.mine",
                        "SELECT 1"),
                "1");
        Map<String, String> statements = new TreeMap<>(Map.ofEntries(
                Map.entry("drops", "DROP TABLE sales.orders"),
                Map.entry("drops and purges", "DROP TABLE sales.orders PURGE"),
                Map.entry("drops in other letters", "DROP TABLE IF EXISTS `lake`.`sales`.`orders`"),
                Map.entry("renames", "ALTER TABLE sales.orders RENAME TO sales.others"),
                Map.entry("renames to its own namespace", "ALTER TABLE sales.orders RENAME TO desk.orders"),
                Map.entry("adds a column", "ALTER TABLE sales.orders ADD COLUMN x STRING"),
                Map.entry("drops a column", "ALTER TABLE sales.orders DROP COLUMN card"),
                Map.entry(
                        "renames a denied column to a granted name",
                        "ALTER TABLE sales.orders RENAME COLUMN card TO mine"),
                Map.entry("changes a column", "ALTER TABLE sales.orders ALTER COLUMN note COMMENT 'x'"),
                Map.entry(
                        "sets properties",
                        "ALTER TABLE sales.orders SET TBLPROPERTIES ('write.format.default' = 'avro')"),
                Map.entry("unsets properties", "ALTER TABLE sales.orders UNSET TBLPROPERTIES ('write.delete.mode')"),
                Map.entry(
                        "goes back to a snapshot by a property",
                        "ALTER TABLE sales.orders SET TBLPROPERTIES ('current-snapshot-id' = '{first}')"),
                Map.entry("moves", "ALTER TABLE sales.orders SET LOCATION 'file:{root}/open/moved'"),
                Map.entry("comments", "COMMENT ON TABLE sales.orders IS 'x'"),
                Map.entry("adds a partition field", "ALTER TABLE sales.orders ADD PARTITION FIELD bucket(2, id)"),
                Map.entry("drops a partition field", "ALTER TABLE sales.orders DROP PARTITION FIELD country"),
                Map.entry(
                        "replaces a partition field",
                        "ALTER TABLE sales.orders REPLACE PARTITION FIELD country WITH truncate(country, 1)"),
                Map.entry("orders writes", "ALTER TABLE sales.orders WRITE ORDERED BY id"),
                Map.entry("distributes writes", "ALTER TABLE sales.orders WRITE DISTRIBUTED BY PARTITION"),
                Map.entry("creates a branch", "ALTER TABLE sales.orders CREATE BRANCH mine"),
                Map.entry("creates a tag", "ALTER TABLE sales.orders CREATE TAG mine"),
                Map.entry("moves a tag", "ALTER TABLE sales.orders REPLACE TAG first AS OF VERSION {last}"),
                Map.entry("drops a branch", "ALTER TABLE sales.orders DROP BRANCH audit"),
                Map.entry("drops a tag", "ALTER TABLE sales.orders DROP TAG first"),
                Map.entry("replaces", "CREATE OR REPLACE TABLE sales.orders (id BIGINT) USING iceberg"),
                Map.entry("replaces by a query", "REPLACE TABLE sales.orders USING iceberg AS SELECT 1 AS id"),
                Map.entry("creates beside", "CREATE TABLE sales.mine (id BIGINT) USING iceberg"),
                Map.entry("creates beside by a query", "CREATE TABLE sales.mine USING iceberg AS SELECT 1 AS id"),
                Map.entry("drops a namespace", "DROP NAMESPACE spark_catalog.files CASCADE"),
                Map.entry("creates a namespace", "CREATE NAMESPACE lake.mine"),
                Map.entry("sets a namespace's properties", "ALTER NAMESPACE lake.sales SET PROPERTIES ('a' = 'b')"),
                Map.entry("comments on a namespace", "COMMENT ON NAMESPACE lake.sales IS 'x'"),
                Map.entry(
                        "computes statistics",
                        "ANALYZE TABLE spark_catalog.files.payments COMPUTE STATISTICS NOSCAN")));
        statements.forEach((what, statement) -> chapter.denied(READER, what + " what it may read", statement));
        chapter.denied(
                READER,
                "moves its own table among those that it may read",
                "ALTER TABLE desk.notes RENAME TO sales.notes");
        chapter.like(
                        WRITER,
                        Call.sql("DELETE FROM sales.orders WHERE id = 1", "SELECT count(*) FROM sales.orders"),
                        "5")
                .denied(WRITER, "drops what it may write", statements.get("drops"))
                .denied(WRITER, "alters what it may write", statements.get("sets properties"))
                .denied(WRITER, "replaces what it may write", statements.get("replaces"))
                .denied(WRITER, "renames what it may write", statements.get("renames"))
                .denied(WRITER, "writes a wider schema", world -> {
                    world.spark()
                            .table("sales.orders")
                            .withColumn("extra", lit("x"))
                            .writeTo("sales.orders")
                            .option("mergeSchema", "true")
                            .createOrReplace();
                    return true;
                });
    }

    private static void files(Chapter chapter) {
        chapter.like(
                        OWNER,
                        Call.sql(
                                "INSERT INTO spark_catalog.files.payments VALUES (4, 'p', 'i', 1, 'openregion')",
                                "SELECT count(*) FROM spark_catalog.files.payments"),
                        "4")
                .denied(
                        READER,
                        "inserts into a table over files",
                        "INSERT INTO spark_catalog.files.payments VALUES (4, 'p', 'i', 1, 'openregion')")
                .denied(
                        READER,
                        "overwrites a table over files",
                        "INSERT OVERWRITE spark_catalog.files.payments PARTITION (region = 'openregion') VALUES (4, 'p', 'i', 1)")
                .denied(READER, "truncates a table over files", "TRUNCATE TABLE spark_catalog.files.payments")
                .denied(READER, "drops a table over files", "DROP TABLE spark_catalog.files.payments")
                .denied(
                        READER,
                        "drops a partition",
                        "ALTER TABLE spark_catalog.files.payments DROP PARTITION (region = 'openregion')")
                .denied(
                        READER,
                        "adds a partition",
                        "ALTER TABLE spark_catalog.files.payments ADD PARTITION (region = 'x') LOCATION 'file:{root}/open'")
                .denied(
                        READER,
                        "renames a partition",
                        "ALTER TABLE spark_catalog.files.payments PARTITION (region = 'openregion') RENAME TO PARTITION (region = 'x')")
                .denied(
                        READER,
                        "moves a table over files",
                        "ALTER TABLE spark_catalog.files.payments SET LOCATION 'file:{root}/open'")
                .denied(READER, "repairs a table over files", "MSCK REPAIR TABLE spark_catalog.files.payments")
                .denied(
                        READER,
                        "creates a table like another",
                        Call.sql("USE spark_catalog.files", "CREATE TABLE mine LIKE payments"))
                .denied(
                        READER,
                        "adds a column to a table over files",
                        "ALTER TABLE spark_catalog.files.payments ADD COLUMNS (x STRING)")
                .denied(
                        READER,
                        "sets properties of a table over files",
                        "ALTER TABLE spark_catalog.files.payments SET TBLPROPERTIES ('a' = 'b')")
                .denied(
                        READER,
                        "renames a table over files",
                        "ALTER TABLE spark_catalog.files.payments RENAME TO files.mine");
    }

    private static void frames(Chapter chapter) {
        chapter.like(
                        WRITER,
                        world -> {
                            own(world).writeTo("sales.orders").append();
                            return world.spark().table("sales.orders").count();
                        },
                        "7")
                .denied(
                        READER,
                        "appends a DataFrame",
                        world -> done(() -> own(world).writeTo("sales.orders").append()))
                .denied(
                        READER,
                        "overwrites by a DataFrame",
                        world -> done(() -> own(world).writeTo("sales.orders").overwrite(lit(true))))
                .denied(
                        READER,
                        "overwrites partitions by a DataFrame",
                        world -> done(() -> own(world).writeTo("sales.orders").overwritePartitions()))
                .denied(
                        READER,
                        "replaces by a DataFrame",
                        world -> done(() -> own(world).writeTo("sales.orders").createOrReplace()))
                .denied(
                        READER,
                        "creates by a DataFrame",
                        world -> done(() -> own(world)
                                .writeTo("sales.mine")
                                .using("iceberg")
                                .create()))
                .denied(
                        READER,
                        "inserts a DataFrame",
                        world -> done(() -> own(world).write().insertInto("sales.orders")))
                .denied(
                        READER,
                        "saves a DataFrame as the table",
                        world -> done(
                                () -> own(world).write().mode(SaveMode.Append).saveAsTable("sales.orders")))
                .denied(
                        READER,
                        "saves a DataFrame over the table",
                        world -> done(() -> own(world)
                                .write()
                                .format("iceberg")
                                .mode(SaveMode.Overwrite)
                                .saveAsTable("sales.orders")))
                .denied(
                        READER,
                        "saves a DataFrame by the source",
                        world -> done(() -> own(world)
                                .write()
                                .format("iceberg")
                                .mode(SaveMode.Append)
                                .save("sales.orders")))
                .denied(
                        READER,
                        "saves a DataFrame to a branch by an option",
                        world -> done(() -> own(world)
                                .writeTo("sales.orders")
                                .option("branch", "audit")
                                .append()))
                .denied(
                        READER,
                        "inserts a DataFrame into a table over files",
                        world -> done(() -> {
                            world.sql("USE spark_catalog.files");
                            world.spark().table("payments").write().insertInto("payments");
                        }));
    }

    private static Dataset<Row> own(World world) {
        return world.sql(
                        "SELECT * FROM VALUES " + ROW
                                + " AS t(id, country, born, amount, customer, email, card, score, note, detail, labels, props, address)")
                .selectExpr(
                        "CAST(id AS BIGINT) AS id",
                        "country",
                        "born",
                        "CAST(amount AS BIGINT) AS amount",
                        "customer",
                        "email",
                        "card",
                        "CAST(score AS BIGINT) AS score",
                        "note",
                        "detail",
                        "labels",
                        "props",
                        "address");
    }

    /** A write that may fail. */
    private interface Write {
        void run() throws Exception;
    }

    private static Object done(Write write) throws Exception {
        write.run();
        return true;
    }

    private static void hiddenReads(Chapter chapter) {
        chapter.like(
                ANALYST,
                Call.sql(
                        "CREATE TABLE desk.copy USING iceberg AS SELECT id, country, born FROM sales.orders",
                        "SELECT * FROM desk.copy"),
                "1|France|1961-01-01",
                "2|Germany|1962-01-01",
                "3|France|1963-01-01",
                "4|Germany|1964-01-01");
        Map<String, String> statements = new TreeMap<>(Map.ofEntries(
                Map.entry(
                        "copies a denied column",
                        "CREATE TABLE desk.copy USING iceberg AS SELECT card FROM sales.orders"),
                Map.entry("copies everything", "CREATE TABLE desk.copy USING iceberg AS TABLE sales.orders"),
                Map.entry(
                        "copies a table without a grant",
                        "CREATE TABLE desk.copy USING iceberg AS SELECT count(*) AS n FROM vault.salaries"),
                Map.entry(
                        "copies by a denied filter",
                        "CREATE TABLE desk.copy USING iceberg AS SELECT id FROM sales.orders WHERE card LIKE 'rawcard1%'"),
                Map.entry(
                        "copies to files",
                        "CREATE TABLE spark_catalog.desk.copy USING parquet AS SELECT card FROM sales.orders"),
                Map.entry(
                        "replaces its own by a denied column",
                        "CREATE OR REPLACE TABLE desk.notes USING iceberg AS SELECT card FROM sales.orders"),
                Map.entry("inserts a denied column", "INSERT INTO desk.notes SELECT id, card FROM sales.orders"),
                Map.entry(
                        "inserts by a denied order",
                        "INSERT INTO desk.notes SELECT id, note FROM sales.orders ORDER BY card LIMIT 1"),
                Map.entry(
                        "inserts from several",
                        "FROM sales.orders INSERT INTO desk.notes SELECT id, card INSERT INTO desk.notes SELECT id, note"),
                Map.entry(
                        "inserts a scalar subquery",
                        "INSERT INTO desk.notes SELECT 9, (SELECT max(pay) FROM vault.salaries)"),
                Map.entry(
                        "overwrites with a denied column",
                        "INSERT OVERWRITE desk.notes SELECT id, card FROM sales.orders"),
                Map.entry(
                        "updates with a subquery on a denied column",
                        "UPDATE desk.notes SET text = (SELECT max(card) FROM sales.orders)"),
                Map.entry(
                        "updates by a denied condition",
                        "UPDATE desk.notes SET text = 'x' WHERE id IN (SELECT id FROM sales.orders WHERE card LIKE 'rawcard1%')"),
                Map.entry(
                        "deletes by a denied condition",
                        "DELETE FROM desk.notes WHERE id IN (SELECT id FROM sales.orders WHERE card LIKE 'rawcard1%')"),
                Map.entry(
                        "deletes by a table without a grant",
                        "DELETE FROM desk.notes n WHERE EXISTS (SELECT 1 FROM vault.salaries s WHERE s.id = n.id)"),
                Map.entry(
                        "merges a denied column",
                        "MERGE INTO desk.notes n USING sales.orders o ON n.id = o.id WHEN MATCHED THEN UPDATE SET text = o.card"),
                Map.entry(
                        "merges on a denied column",
                        "MERGE INTO desk.notes n USING sales.orders o ON o.card LIKE concat('%', n.id) WHEN MATCHED THEN UPDATE SET text = o.note"),
                Map.entry(
                        "merges by a denied condition",
                        "MERGE INTO desk.notes n USING sales.orders o ON n.id = o.id WHEN MATCHED AND o.card LIKE 'rawcard1%' THEN DELETE"),
                Map.entry(
                        "merges what is not matched by a denied condition",
                        "MERGE INTO desk.notes n USING sales.orders o ON n.id = o.id WHEN NOT MATCHED AND o.card LIKE 'rawcard%' THEN INSERT (id, text) VALUES (o.id, o.note)"),
                Map.entry(
                        "merges a query on a table without a grant",
                        "MERGE INTO desk.notes n USING (SELECT id, pay FROM vault.salaries) s ON n.id = s.id WHEN MATCHED THEN UPDATE SET text = s.pay"),
                Map.entry(
                        "writes a table over files with a denied column",
                        "INSERT INTO spark_catalog.desk.notes SELECT id, card FROM sales.orders"),
                Map.entry(
                        "explains a copy of a denied column",
                        "EXPLAIN EXTENDED CREATE TABLE desk.copy USING iceberg AS SELECT card FROM sales.orders")));
        statements.forEach((what, statement) -> chapter.denied(ANALYST, what, statement));
        chapter.denied(
                        ANALYST,
                        "appends a DataFrame with a denied column",
                        world -> done(() -> world.spark()
                                .table("sales.orders")
                                .selectExpr("id", "card AS text")
                                .writeTo("desk.notes")
                                .append()))
                .shows(
                        ANALYST,
                        "merges from a masked source",
                        Call.sql(
                                "MERGE INTO desk.notes n USING sales.orders o ON n.id = o.id WHEN MATCHED THEN UPDATE SET text = CAST(o.born AS STRING) WHEN NOT MATCHED THEN INSERT (id, text) VALUES (o.id, 'new')",
                                "SELECT * FROM desk.notes"),
                        "1|1961-01-01",
                        "2|1962-01-01",
                        "3|new",
                        "4|new")
                .shows(
                        ANALYST,
                        "updates from a masked source",
                        Call.sql(
                                "UPDATE desk.notes SET text = (SELECT max(CAST(born AS STRING)) FROM sales.orders)",
                                "SELECT text FROM desk.notes"),
                        "1964-01-01",
                        "1964-01-01")
                .shows(
                        ANALYST,
                        "deletes by a masked condition",
                        Call.sql(
                                "DELETE FROM desk.notes WHERE id IN (SELECT id FROM sales.orders WHERE customer LIKE 'raw%')",
                                "SELECT count(*) FROM desk.notes"),
                        "2")
                .shows(
                        ANALYST,
                        "copies masks to files",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.copy USING parquet AS SELECT id, born FROM sales.orders WHERE id < 3",
                                "SELECT * FROM spark_catalog.desk.copy"),
                        "1|1961-01-01",
                        "2|1962-01-01");
    }

    private static void parts(Chapter chapter) {
        chapter.like(EDITOR, "SELECT count(*) FROM sales.orders", "4")
                .denied(EDITOR, "deletes rows that it cannot see", "DELETE FROM sales.orders WHERE id > 4")
                .denied(EDITOR, "deletes everything", "DELETE FROM sales.orders")
                .denied(EDITOR, "updates all rows", "UPDATE sales.orders SET note = 'x'")
                .denied(EDITOR, "updates a column from hidden rows", "UPDATE sales.orders SET note = country")
                .denied(
                        EDITOR,
                        "moves hidden rows into its sight",
                        "UPDATE sales.orders SET country = 'France' WHERE id = 5")
                .denied(EDITOR, "overwrites rows that it cannot see", "INSERT OVERWRITE sales.orders VALUES " + ROW)
                .denied(
                        EDITOR,
                        "merges into rows that it cannot see",
                        "MERGE INTO sales.orders o USING (SELECT id FROM range(9)) r ON o.id = r.id WHEN MATCHED THEN UPDATE SET note = 'x'")
                .denied(EDITOR, "truncates rows that it cannot see", "TRUNCATE TABLE sales.orders")
                .denied(
                        EDITOR,
                        "deletes by a hidden condition in an error",
                        "DELETE FROM sales.orders WHERE assert_true(country NOT LIKE 'Hid%', note) IS NOT NULL")
                .like(DEPOSITOR, Call.sql("INSERT INTO sales.orders VALUES " + ROW, "SELECT 1"), "1")
                .denied(
                        DEPOSITOR,
                        "deletes by what it cannot read",
                        "DELETE FROM sales.orders WHERE card LIKE 'rawcard1%'")
                .denied(
                        DEPOSITOR,
                        "updates by what it cannot read",
                        "UPDATE sales.orders SET note = 'x' WHERE card LIKE 'rawcard1%'")
                .denied(DEPOSITOR, "updates with what it cannot read", "UPDATE sales.orders SET note = card")
                .denied(
                        DEPOSITOR,
                        "merges on what it cannot read",
                        "MERGE INTO sales.orders o USING desk.notes n ON o.card LIKE concat('%', n.id) WHEN MATCHED THEN DELETE")
                .denied(DEPOSITOR, "inserts what it cannot read", "INSERT INTO sales.orders SELECT * FROM sales.orders")
                .denied(
                        DEPOSITOR,
                        "copies what it may only write",
                        "CREATE TABLE desk.copy USING iceberg AS SELECT id FROM sales.orders");
    }
}
