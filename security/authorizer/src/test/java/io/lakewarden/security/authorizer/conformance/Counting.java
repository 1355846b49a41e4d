package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.DEPOSITOR;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Encoders;

/** How much there is, asked by who may not know that there is anything. */
final class Counting {
    private Counting() {}

    static Chapter chapter() {
        return new Chapter("Counting without a grant")
                .like(READER, "SELECT count(*) FROM sales.orders", "6")
                .denied(INTERN, "counts the rows", "SELECT count(*) FROM sales.orders")
                .denied(INTERN, "counts the rows of a DataFrame", world -> world.spark()
                        .table("sales.orders")
                        .count())
                .denied(INTERN, "counts the rows of a Dataset", world -> world.spark()
                        .table("sales.orders")
                        .select("id")
                        .as(Encoders.LONG())
                        .count())
                .denied(INTERN, "asks a DataFrame whether it is empty", world -> world.spark()
                        .table("sales.orders")
                        .isEmpty())
                .denied(INTERN, "aggregates a DataFrame without a column", world -> world.spark()
                        .table("sales.orders")
                        .agg(count(lit(1))))
                .denied(
                        INTERN,
                        "counts the rows of an RDD",
                        world -> world.spark().table("sales.orders").rdd().count())
                .denied(
                        INTERN,
                        "counts in another case of the letters",
                        "SELECT COUNT(*) FROM SPARK_CATALOG.FILES.PAYMENTS")
                .denied(
                        INTERN,
                        "counts the rows of a table over Parquet files",
                        "SELECT count(*) FROM spark_catalog.files.payments")
                .denied(
                        INTERN,
                        "counts the rows of a table over CSV files",
                        "SELECT count(*) FROM spark_catalog.files.visits")
                .denied(DEPOSITOR, "counts what it may only write", "SELECT count(*) FROM sales.orders")
                .denied(READER, "counts a table of another namespace", "SELECT count(*) FROM vault.salaries")
                .denied(READER, "counts in a scalar subquery", "SELECT (SELECT count(*) FROM vault.salaries) AS n")
                .denied(
                        READER,
                        "counts in a common table expression",
                        "WITH s AS (SELECT 1 FROM vault.salaries) SELECT count(*) FROM s")
                .denied(
                        READER,
                        "counts by a join with rows of its own",
                        "SELECT count(*) FROM range(2) CROSS JOIN vault.salaries")
                .denied(
                        READER,
                        "counts by a lateral join",
                        "SELECT * FROM range(1), LATERAL (SELECT count(*) AS n FROM vault.salaries)")
                .denied(READER, "counts by a window", "SELECT DISTINCT count(1) OVER () FROM vault.salaries")
                .denied(
                        READER,
                        "counts by a union",
                        "SELECT count(*) FROM (SELECT 1 FROM range(1) UNION ALL SELECT 1 FROM vault.salaries)")
                .denied(
                        READER,
                        "counts by EXCEPT ALL",
                        "SELECT 1 FROM vault.salaries EXCEPT ALL SELECT 1 FROM range(1)")
                .denied(
                        READER,
                        "counts in a condition",
                        "SELECT 1 FROM range(1) WHERE (SELECT count(*) FROM vault.salaries) > 5")
                .denied(
                        READER,
                        "counts in an order",
                        "SELECT id FROM range(2) ORDER BY id % (SELECT count(*) FROM vault.salaries)")
                .denied(
                        READER,
                        "counts in a group",
                        "SELECT count(*) FROM range(9) GROUP BY id % (SELECT count(*) FROM vault.salaries)")
                .denied(
                        READER,
                        "counts in HAVING",
                        "SELECT count(*) FROM range(9) HAVING count(*) > (SELECT count(*) FROM vault.salaries)")
                .denied(
                        READER,
                        "counts in a generator",
                        "SELECT explode(sequence(1, (SELECT count(*) FROM vault.salaries)))")
                .denied(
                        READER,
                        "counts in a lateral view",
                        "SELECT n FROM range(1) LATERAL VIEW explode(array((SELECT count(*) FROM vault.salaries))) AS n")
                .denied(
                        READER,
                        "counts in a join condition",
                        "SELECT a.id FROM range(9) a JOIN range(9) b ON a.id = b.id AND a.id < (SELECT count(*) FROM vault.salaries)")
                .denied(
                        READER,
                        "counts in a lambda",
                        "SELECT transform(array(1), x -> x + (SELECT count(*) FROM vault.salaries))")
                .denied(
                        READER,
                        "counts in a window's order",
                        "SELECT row_number() OVER (ORDER BY id % (SELECT count(*) FROM vault.salaries)) FROM range(2)")
                .denied(
                        READER,
                        "counts three subqueries deep",
                        "SELECT 1 WHERE EXISTS (SELECT 1 FROM range(1) WHERE id IN (SELECT 0 FROM range(1) WHERE 5 < (SELECT count(*) FROM vault.salaries)))")
                .denied(READER, "counts a sample", "SELECT count(*) FROM vault.salaries TABLESAMPLE (100 PERCENT)")
                .denied(READER, "sums a literal", "SELECT sum(1), max(1) FROM vault.salaries")
                .like(READER, "SELECT 1 FROM sales.orders WHERE id = 1", "1")
                .denied(INTERN, "selects a literal", "SELECT 1 FROM sales.orders")
                .denied(INTERN, "selects a literal of a DataFrame", world -> world.spark()
                        .table("sales.orders")
                        .select(lit(1)))
                .denied(INTERN, "selects no column at all", world -> world.spark()
                        .table("sales.orders")
                        .select())
                .denied(INTERN, "asks whether there is a row", "SELECT EXISTS (SELECT 1 FROM sales.orders) AS found")
                .denied(
                        INTERN,
                        "asks whether a value is there",
                        "SELECT count(*) FROM sales.orders WHERE card LIKE 'rawcard%'")
                .denied(
                        INTERN,
                        "joins a literal",
                        "SELECT r.id FROM range(3) r LEFT SEMI JOIN sales.orders o ON r.id = o.id")
                .denied(
                        INTERN,
                        "joins a literal that is not there",
                        "SELECT r.id FROM range(9) r LEFT ANTI JOIN sales.orders o ON r.id = o.id")
                .like(READER, "SELECT typeof(card) FROM sales.orders WHERE id = 1", "string")
                .denied(INTERN, "asks for no rows but the schema", "SELECT * FROM sales.orders LIMIT 0")
                .denied(INTERN, "asks for a column's type", "SELECT typeof(card) FROM sales.orders")
                .denied(
                        INTERN,
                        "reads a DataFrame's schema",
                        world -> world.spark().table("sales.orders").schema().treeString())
                .denied(INTERN, "describes a query", "DESCRIBE QUERY SELECT * FROM sales.orders")
                .like(READER, "SELECT count(*) FROM sales.orders", "6")
                .shows(ANALYST, "counts the rows of all countries", "SELECT count(*) FROM sales.orders", "4")
                .shows(
                        ANALYST,
                        "counts a DataFrame of all countries",
                        world -> List.of(world.spark().table("sales.orders").count()),
                        "4")
                .shows(
                        ANALYST,
                        "counts the files' rows from their footers",
                        "SELECT count(*) FROM spark_catalog.files.payments",
                        "2")
                .shows(
                        ANALYST,
                        "counts by partitions alone",
                        "SELECT region, count(*) FROM spark_catalog.files.payments GROUP BY region",
                        "openregion|2")
                .shows(
                        ANALYST,
                        "lists the partitions by DISTINCT",
                        "SELECT DISTINCT region FROM spark_catalog.files.payments",
                        "openregion");
    }
}
