package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.execution.ExplainMode;

/** Statements that only tell about tables, plans and statistics. */
final class Looking {
    private Looking() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("DESCRIBE, SHOW, EXPLAIN and statistics");
        describe(chapter);
        show(chapter);
        explain(chapter);
        statistics(chapter);
        return chapter;
    }

    private static void describe(Chapter chapter) {
        chapter.like(READER, "DESCRIBE sales.customers", "id|bigint|null", "name|string|null", "phone|string|null");
        Map<String, String> statements = new TreeMap<>(Map.ofEntries(
                Map.entry("describes a table", "DESCRIBE sales.orders"),
                Map.entry("describes a table fully", "DESCRIBE TABLE EXTENDED sales.orders"),
                Map.entry("describes a table in other letters", "DESC FORMATTED spark_catalog.FILES.Payments"),
                Map.entry("describes a column", "DESCRIBE TABLE EXTENDED spark_catalog.files.payments payer"),
                Map.entry("describes a column of an Iceberg table", "DESCRIBE TABLE EXTENDED sales.orders card"),
                Map.entry(
                        "describes a partition",
                        "DESCRIBE TABLE EXTENDED spark_catalog.files.payments PARTITION (region = 'openregion')"),
                Map.entry("describes a view", "DESCRIBE TABLE EXTENDED sales.order_view"),
                Map.entry("describes a metadata table", "DESCRIBE sales.orders.files"),
                Map.entry("describes the table of a query", "DESCRIBE QUERY SELECT card FROM sales.orders"),
                Map.entry("shows how a table was made", "SHOW CREATE TABLE sales.orders"),
                Map.entry("shows how a table over files was made", "SHOW CREATE TABLE spark_catalog.files.payments"),
                Map.entry("shows how a view was made", "SHOW CREATE TABLE sales.order_view"),
                Map.entry("shows a table's properties", "SHOW TBLPROPERTIES sales.orders"),
                Map.entry("shows one property", "SHOW TBLPROPERTIES sales.orders ('write.delete.mode')"),
                Map.entry("shows columns", "SHOW COLUMNS IN spark_catalog.files.payments"),
                Map.entry("shows partitions", "SHOW PARTITIONS spark_catalog.files.payments"),
                Map.entry(
                        "shows a table extended",
                        "SHOW TABLE EXTENDED IN spark_catalog.files LIKE 'payments' PARTITION (region = 'openregion')"),
                Map.entry("refreshes a table", "REFRESH TABLE sales.orders")));
        statements.forEach((what, statement) -> chapter.denied(INTERN, what, statement));
        chapter.denied(READER, "describes a table without a grant", "DESCRIBE vault.salaries")
                .denied(ANALYST, "shows hidden partitions", "SHOW PARTITIONS spark_catalog.files.payments")
                .denied(
                        ANALYST,
                        "asks for a hidden partition",
                        "SHOW PARTITIONS spark_catalog.files.payments PARTITION (region = 'openregion')")
                .denied(
                        ANALYST,
                        "describes a partition",
                        "DESCRIBE TABLE EXTENDED spark_catalog.files.payments PARTITION (region = 'openregion')")
                .denied(
                        ANALYST,
                        "describes a denied column's statistics",
                        "DESCRIBE TABLE EXTENDED spark_catalog.files.payments iban")
                .shows(ANALYST, "describes a table", "DESCRIBE sales.customers", "id|bigint|null", "name|string|null");
    }

    private static void show(Chapter chapter) {
        chapter.like(READER, "SHOW TABLES IN sales LIKE 'c*'", "sales|customers|false")
                .shows(INTERN, "lists tables", "SHOW TABLES IN sales")
                .shows(READER, "lists tables without a grant", "SHOW TABLES IN vault")
                .shows(
                        ANALYST,
                        "lists the tables of a namespace",
                        "SHOW TABLES IN sales",
                        "sales|customers|false",
                        "sales|events|false",
                        "sales|orders|false")
                .shows(INTERN, "lists tables over files", "SHOW TABLES IN spark_catalog.files")
                .shows(INTERN, "lists tables of the current namespace", Call.sql("USE lake.sales", "SHOW TABLES"))
                .denied(INTERN, "lists tables extended", "SHOW TABLE EXTENDED IN spark_catalog.files LIKE '*'")
                .denied(INTERN, "lists views", "SHOW VIEWS IN spark_catalog.files")
                .shows(INTERN, "lists views of Iceberg", "SHOW VIEWS IN lake.sales")
                .like(READER, "SHOW NAMESPACES IN lake LIKE 's*'", "sales")
                .shows(INTERN, "lists namespaces", "SHOW NAMESPACES IN lake")
                .shows(READER, "lists namespaces without a grant", "SHOW NAMESPACES IN lake LIKE 'v*'")
                .denied(INTERN, "describes a namespace", "DESCRIBE NAMESPACE EXTENDED lake.vault");
    }

    private static void explain(Chapter chapter) {
        chapter.like(READER, Call.sql("EXPLAIN SELECT id FROM sales.orders", "SELECT 1"), "1");
        for (String how : List.of("", " EXTENDED", " COST", " CODEGEN", " FORMATTED")) {
            chapter.denied(
                            INTERN,
                            "explains a query" + how.toLowerCase(Locale.ROOT),
                            "EXPLAIN" + how + " SELECT count(*) FROM sales.orders")
                    .denied(
                            ANALYST,
                            "explains a query on a denied column" + how.toLowerCase(Locale.ROOT),
                            "EXPLAIN" + how + " SELECT count(*) FROM sales.orders WHERE card LIKE 'rawcard1%'");
        }

        chapter.denied(INTERN, "explains a DataFrame", world -> world.spark()
                        .table("sales.orders")
                        .queryExecution()
                        .explainString(ExplainMode.fromString("extended")))
                .denied(INTERN, "explains a path", "EXPLAIN EXTENDED SELECT * FROM parquet.`{payments}`")
                .denied(
                        ANALYST,
                        "explains by an aggregate that is folded",
                        "EXPLAIN EXTENDED SELECT max(score) FROM sales.orders")
                .silent(
                        ANALYST,
                        "explains which folders of a table over files it would read",
                        Call.sql(
                                        "EXPLAIN EXTENDED SELECT id FROM spark_catalog.files.payments WHERE region IS NOT NULL")
                                .under("spark.sql.maxMetadataStringLength", "9999"))
                .silent(
                        ANALYST,
                        "looks at a DataFrame's plan for the folders that it would read",
                        ((Call) world -> world.spark()
                                        .table("spark_catalog.files.payments")
                                        .filter("region IS NOT NULL")
                                        .select("id")
                                        .queryExecution()
                                        .toString())
                                .under("spark.sql.maxMetadataStringLength", "9999"));
    }

    private static void statistics(Chapter chapter) {
        chapter.like(
                        READER,
                        world -> world.spark()
                                .table("sales.orders")
                                .select("amount")
                                .summary("count"),
                        "count|6")
                .denied(INTERN, "reads a plan's statistics", world -> world.spark()
                        .table("sales.orders")
                        .queryExecution()
                        .stringWithStats())
                .denied(INTERN, "reads a plan's size", world -> world.spark()
                        .table("spark_catalog.files.payments")
                        .queryExecution()
                        .optimizedPlan()
                        .stats()
                        .sizeInBytes()
                        .toString())
                .shows(
                        ANALYST,
                        "reads how many rows a plan expects",
                        world -> world.spark()
                                .table("sales.orders")
                                .select("id")
                                .queryExecution()
                                .optimizedPlan()
                                .stats()
                                .rowCount(),
                        "None")
                .denied(INTERN, "summarizes", world -> world.spark()
                        .table("sales.orders")
                        .summary("count"))
                .denied(INTERN, "asks for the files of a DataFrame", world -> world.spark()
                        .table("spark_catalog.files.payments")
                        .inputFiles())
                .denied(
                        ANALYST,
                        "analyses what it may read",
                        Call.sql(
                                "USE spark_catalog.files",
                                "ANALYZE TABLE payments COMPUTE STATISTICS FOR COLUMNS iban"))
                .denied(
                        INTERN,
                        "analyses",
                        Call.sql("USE spark_catalog.files", "ANALYZE TABLE payments COMPUTE STATISTICS"))
                .denied(INTERN, "analyses all tables", "ANALYZE TABLES IN spark_catalog.files COMPUTE STATISTICS")
                .denied(
                        ANALYST,
                        "reads the statistics of a table",
                        "DESCRIBE TABLE EXTENDED spark_catalog.files.payments")
                .denied(
                        ANALYST,
                        "reads a column's bounds over hidden rows",
                        "DESCRIBE TABLE EXTENDED spark_catalog.files.payments amount")
                .silent(ANALYST, "asks for the files of a DataFrame", world -> world.spark()
                        .table("spark_catalog.files.payments")
                        .inputFiles());
    }
}
