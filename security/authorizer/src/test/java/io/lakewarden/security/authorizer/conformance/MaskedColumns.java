package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** A column that one sees masked, used where its real values would show. */
final class MaskedColumns {
    private MaskedColumns() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Masked columns as an oracle");
        chapter.like(READER, "SELECT count(*) FROM sales.orders WHERE customer LIKE 'rawcust%'", "6")
                .shows(
                        ANALYST,
                        "filters by the real value",
                        "SELECT count(*) FROM sales.orders WHERE customer LIKE 'rawcust%'",
                        "0")
                .shows(
                        ANALYST,
                        "filters by a range, as files are skipped",
                        "SELECT count(*) FROM sales.orders WHERE customer >= 'rawcust' AND customer < 'rawcusu'",
                        "0")
                .shows(
                        ANALYST,
                        "filters by a list",
                        "SELECT id FROM sales.orders WHERE email IN (SELECT concat('rawmail', id, '@post.org') FROM range(9))")
                .shows(
                        ANALYST,
                        "filters by what a mask takes away",
                        "SELECT count(*) FROM sales.orders WHERE month(born) > 9",
                        "0")
                .shows(ANALYST, "filters by null", "SELECT count(*) FROM sales.orders WHERE address IS NOT NULL", "0")
                .shows(
                        ANALYST,
                        "filters by a field",
                        "SELECT count(*) FROM sales.orders WHERE address.street LIKE 'raw%'",
                        "0")
                .shows(
                        ANALYST,
                        "filters an aggregate",
                        "SELECT count(*) FILTER (WHERE customer LIKE 'raw%') FROM sales.orders",
                        "0")
                .shows(
                        ANALYST,
                        "filters groups",
                        "SELECT country FROM sales.orders GROUP BY country HAVING max(customer) LIKE 'raw%'")
                .shows(
                        ANALYST,
                        "joins on the real value",
                        "SELECT o.id FROM sales.orders o JOIN range(9) r ON o.customer = concat('rawcust', r.id)")
                .shows(
                        ANALYST,
                        "joins outer on the real value",
                        "SELECT count(*) FROM range(9) r LEFT ANTI JOIN sales.orders o ON o.customer = concat('rawcust', r.id)",
                        "9")
                .shows(
                        ANALYST,
                        "filters in a subquery",
                        "SELECT id FROM range(9) WHERE id IN (SELECT id FROM sales.orders WHERE customer LIKE 'raw%')")
                .shows(
                        ANALYST,
                        "filters in a correlated subquery",
                        "SELECT count(*) FROM range(9) r WHERE EXISTS (SELECT 1 FROM sales.orders o WHERE o.customer = concat('rawcust', r.id))",
                        "0")
                .shows(
                        ANALYST,
                        "guesses in CASE",
                        "SELECT max(CASE WHEN customer LIKE 'raw%' THEN 1 ELSE 0 END) FROM sales.orders",
                        "0")
                .shows(
                        ANALYST,
                        "intersects with guesses",
                        "SELECT customer FROM sales.orders INTERSECT SELECT concat('rawcust', id) FROM range(9)")
                .shows(
                        ANALYST,
                        "pivots on the real value",
                        "SELECT * FROM (SELECT id, customer LIKE 'raw%' AS c FROM sales.orders) PIVOT (count(id) FOR c IN (true AS t, false AS f))",
                        "null|4")
                .shows(
                        ANALYST,
                        "guesses in a column with a NULL mask in a table over files",
                        "SELECT count(*) FROM spark_catalog.files.payments WHERE payer LIKE 'raw%'",
                        "0")
                .shows(
                        ANALYST,
                        "guesses in a table over files in other letters",
                        "SELECT PAYER FROM SPARK_CATALOG.FILES.PAYMENTS",
                        "null",
                        "null")
                .shows(ANALYST, "filters a DataFrame", world -> orders(world)
                        .filter(col("customer").startsWith("rawcust"))
                        .select("id"))
                .shows(ANALYST, "filters a DataFrame by the relation's own column", world -> {
                    Dataset<Row> orders = orders(world);
                    return orders.select("id").filter(orders.col("customer").startsWith("rawcust"));
                })
                .shows(ANALYST, "filters a typed Dataset", world -> orders(world)
                        .select("customer")
                        .as(Encoders.STRING())
                        .filter((FilterFunction<String>) name -> name.startsWith("rawcust")))
                .shows(
                        ANALYST,
                        "asks a Bloom filter",
                        world -> orders(world)
                                .stat()
                                .bloomFilter("customer", 100, 0.001)
                                .mightContainString("rawcust" + 1),
                        "false")
                .shows(
                        ANALYST,
                        "asks a sketch",
                        world -> orders(world)
                                .stat()
                                .countMinSketch("customer", 0.001, 0.99, 1)
                                .estimateCount("rawcust" + 1),
                        "0")
                .like(READER, "SELECT born FROM sales.orders WHERE id = 1", "1961-12-21")
                .shows(
                        ANALYST,
                        "selects it",
                        "SELECT id, born, address FROM sales.orders",
                        "1|1961-01-01|null",
                        "2|1962-01-01|null",
                        "3|1963-01-01|null",
                        "4|1964-01-01|null")
                .shows(
                        ANALYST,
                        "selects it in other letters",
                        "SELECT BORN FROM sales.orders WHERE ID = 1",
                        "1961-01-01")
                .shows(ANALYST, "takes its maximum", "SELECT max(born) FROM sales.orders", "1964-01-01")
                .shows(
                        ANALYST,
                        "groups by it",
                        "SELECT born, count(*) FROM sales.orders WHERE id < 3 GROUP BY born",
                        "1961-01-01|1",
                        "1962-01-01|1")
                .shows(
                        ANALYST,
                        "looks at it in a window",
                        "SELECT lead(born) OVER (ORDER BY id) FROM sales.orders WHERE id < 3",
                        "1962-01-01",
                        "null")
                .shows(
                        ANALYST,
                        "reads it from a tag",
                        "SELECT born FROM sales.orders VERSION AS OF 'first' WHERE id = 1",
                        "1961-01-01")
                .shows(
                        ANALYST,
                        "reads it through a union",
                        "SELECT born FROM sales.orders WHERE id = 1 UNION SELECT DATE '2000-01-01'",
                        "1961-01-01",
                        "2000-01-01")
                .shows(
                        ANALYST,
                        "reads a DataFrame's rows as an RDD",
                        world -> orders(world)
                                .select("born")
                                .filter("id = 1")
                                .rdd()
                                .collect(),
                        "1961-01-01")
                .shows(
                        ANALYST,
                        "describes a DataFrame",
                        world -> orders(world)
                                .selectExpr("year(born) AS year", "day(born) AS day")
                                .agg(org.apache.spark.sql.functions.max("day")),
                        "1")
                .silent(ANALYST, "puts functions of its own under the names of the mask's", world -> {
                    SparkSession own = world.spark().newSession();
                    for (String name : List.of("sha2", "sha1", "md5", "hex", "mask", "regexp_replace")) {
                        own.udf().register(name, (UDF1<Object, String>) MaskedColumns::plain, DataTypes.StringType);
                        own.udf()
                                .register(
                                        name,
                                        (UDF2<Object, Object, String>) (value, how) -> plain(value),
                                        DataTypes.StringType);
                    }

                    return own.sql("SELECT customer, email FROM lake.sales.orders");
                })
                .silent(
                        ANALYST,
                        "hashes by itself what is hashed",
                        "SELECT customer, email, sha2(customer, 256) FROM sales.orders")
                .silent(ANALYST, "summarizes it", world -> orders(world)
                        .select("customer", "email", "note", "amount")
                        .summary("min", "max"))
                .silent(ANALYST, "finds its frequent items", world -> orders(world)
                        .stat()
                        .freqItems(new String[] {"customer", "email"}))
                .silent(ANALYST, "orders by it", "SELECT customer FROM sales.orders ORDER BY customer LIMIT 1");
        return chapter;
    }

    private static String plain(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
    }

    private static Dataset<Row> orders(World world) {
        return world.spark().table("sales.orders");
    }
}
