package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** A column that one may not read, used where its values show in something else. */
final class DeniedColumns {
    private DeniedColumns() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Denied columns as an oracle");
        sql(chapter);
        frames(chapter);
        return chapter;
    }

    private static void sql(Chapter chapter) {
        chapter.like(
                        ANALYST,
                        "SELECT id, note FROM sales.orders",
                        "1|open-note1",
                        "2|open-note2",
                        "3|open-note3",
                        "4|open-note4")
                .denied(ANALYST, "selects it", "SELECT id, card FROM sales.orders")
                .denied(ANALYST, "selects everything", "SELECT * FROM sales.orders")
                .denied(ANALYST, "selects the whole table by TABLE", "TABLE sales.orders")
                .denied(ANALYST, "selects it in other letters", "SELECT CARD FROM sales.orders")
                .denied(
                        ANALYST,
                        "selects it quoted and qualified",
                        "SELECT `lake`.`sales`.`orders`.`card` FROM lake.sales.orders")
                .denied(
                        ANALYST,
                        "selects it by a regular expression",
                        Call.sql("SELECT `ca.*` FROM sales.orders")
                                .under("spark.sql.parser.quotedRegexColumnNames", "true"))
                .denied(ANALYST, "selects all columns as one struct", "SELECT struct(*) FROM sales.orders")
                .denied(ANALYST, "selects all columns as JSON", "SELECT to_json(struct(orders.*)) FROM sales.orders")
                .denied(
                        ANALYST,
                        "renames it by a column list",
                        "SELECT c7 FROM sales.orders AS o(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13)")
                .denied(ANALYST, "compresses it", "SELECT hash(card) FROM sales.orders")
                .denied(ANALYST, "takes its length", "SELECT length(card) FROM sales.orders")
                .denied(
                        ANALYST,
                        "hides it in a CASE",
                        "SELECT CASE WHEN card LIKE 'rawcard1' THEN 1 ELSE 0 END FROM sales.orders")
                .denied(ANALYST, "hides it behind a COALESCE", "SELECT coalesce(note, card) FROM sales.orders")
                .denied(ANALYST, "counts it", "SELECT count(card) FROM sales.orders")
                .denied(ANALYST, "counts its different values", "SELECT count(DISTINCT card) FROM sales.orders")
                .denied(ANALYST, "asks whether it is null", "SELECT card IS NULL FROM sales.orders")
                .denied(ANALYST, "reads a column that a tag denies", "SELECT iban FROM spark_catalog.files.payments")
                .denied(
                        ANALYST,
                        "filters by a column that a tag denies",
                        "SELECT count(*) FROM spark_catalog.files.payments WHERE iban LIKE 'raw%'")
                .like(ANALYST, "SELECT count(*) FROM sales.orders WHERE note LIKE 'open%'", "4")
                .denied(ANALYST, "filters by it", "SELECT count(*) FROM sales.orders WHERE card LIKE 'rawcard1%'")
                .denied(
                        ANALYST,
                        "filters by it in other letters",
                        "SELECT count(*) FROM sales.orders WHERE Card LIKE 'rawcard1%'")
                .denied(
                        ANALYST,
                        "filters by its negation",
                        "SELECT id FROM sales.orders WHERE NOT card LIKE 'rawcard1%'")
                .denied(
                        ANALYST,
                        "filters in an outer query",
                        "SELECT id FROM (SELECT * FROM sales.orders) WHERE card LIKE 'rawcard1%'")
                .denied(
                        ANALYST,
                        "filters in a common table expression",
                        "WITH o AS (SELECT id FROM sales.orders WHERE card LIKE 'rawcard1%') SELECT * FROM o")
                .denied(
                        ANALYST,
                        "filters an aggregate",
                        "SELECT count(*) FILTER (WHERE card LIKE 'rawcard1%') FROM sales.orders")
                .denied(
                        ANALYST,
                        "filters groups",
                        "SELECT country FROM sales.orders GROUP BY country HAVING max(card) LIKE 'rawcard3%'")
                .denied(
                        ANALYST,
                        "filters in IN",
                        "SELECT id FROM sales.orders WHERE id IN (SELECT id FROM sales.orders WHERE card LIKE 'rawcard1%')")
                .denied(
                        ANALYST,
                        "filters in NOT EXISTS",
                        "SELECT id FROM range(5) r WHERE NOT EXISTS (SELECT 1 FROM sales.orders o WHERE o.id = r.id AND o.card LIKE 'rawcard1%')")
                .denied(
                        ANALYST,
                        "filters in a correlated subquery",
                        "SELECT r.id, (SELECT max(o.note) FROM sales.orders o WHERE o.id = r.id AND o.card LIKE 'rawcard1%') FROM range(5) r")
                .denied(
                        ANALYST,
                        "names it in a subquery that has no table",
                        "SELECT id, (SELECT max(c) FROM (SELECT o.card AS c)) FROM sales.orders o")
                .denied(
                        ANALYST,
                        "names it in a lateral join that has no table",
                        "SELECT o.id, l.c FROM sales.orders o, LATERAL (SELECT o.card AS c) l")
                .denied(
                        ANALYST,
                        "filters in EXISTS that has no table",
                        "SELECT id FROM sales.orders o WHERE EXISTS (SELECT 1 WHERE o.card LIKE 'rawc%')")
                .denied(
                        ANALYST,
                        "compares a row with it",
                        "SELECT id FROM sales.orders WHERE (id, card) IN (SELECT id, concat('rawcard', id) FROM range(9))")
                .denied(ANALYST, "counts where it is so", "SELECT count_if(card LIKE 'rawc%') FROM sales.orders")
                .denied(
                        ANALYST,
                        "compares it with a subquery",
                        "SELECT id FROM sales.orders WHERE card = (SELECT max(card) FROM sales.orders)")
                .denied(
                        ANALYST,
                        "filters by a subquery on it over other rows",
                        "SELECT id FROM desk.notes WHERE (SELECT min(card) FROM sales.orders) LIKE 'rawcard1%'")
                .like(
                        ANALYST,
                        "SELECT o.id FROM sales.orders o JOIN sales.customers c ON o.id = c.id",
                        "1",
                        "2",
                        "3",
                        "4")
                .denied(
                        ANALYST,
                        "joins on it",
                        "SELECT o.id FROM sales.orders o JOIN sales.customers c ON o.card = concat('rawcard', c.id)")
                .denied(
                        ANALYST,
                        "joins on it by USING",
                        "SELECT o.id FROM sales.orders o JOIN (SELECT concat('rawcard', id) AS card FROM range(9)) USING (card)")
                .denied(
                        ANALYST,
                        "joins naturally",
                        "SELECT o.id FROM sales.orders o NATURAL JOIN (SELECT concat('rawcard', id) AS card FROM range(9))")
                .denied(
                        ANALYST,
                        "joins outer on it",
                        "SELECT c.id FROM sales.customers c LEFT JOIN sales.orders o ON o.card = concat('rawcard', c.id) WHERE o.id IS NULL")
                .denied(
                        ANALYST,
                        "joins another table's denied column",
                        "SELECT c.id FROM sales.customers c WHERE c.phone LIKE 'rawphone1%'")
                .denied(
                        ANALYST,
                        "joins laterally",
                        "SELECT c.id, l.n FROM sales.customers c, LATERAL (SELECT count(*) n FROM sales.orders o WHERE o.card = concat('rawcard', c.id)) l")
                .denied(
                        ANALYST,
                        "intersects with guesses",
                        "SELECT card FROM sales.orders INTERSECT SELECT concat('rawcard', id) FROM range(9)")
                .denied(
                        ANALYST,
                        "subtracts it from guesses",
                        "SELECT concat('rawcard', id) FROM range(9) EXCEPT SELECT card FROM sales.orders")
                .like(ANALYST, "SELECT country, count(*) FROM sales.orders GROUP BY country", "France|2", "Germany|2")
                .denied(ANALYST, "groups by it", "SELECT count(*) FROM sales.orders GROUP BY card")
                .denied(ANALYST, "groups by its position", "SELECT card, count(*) FROM sales.orders GROUP BY 1")
                .denied(
                        ANALYST,
                        "groups by a part of it",
                        "SELECT count(*) FROM sales.orders GROUP BY substr(card, 8, 1)")
                .denied(
                        ANALYST,
                        "groups by sets with it",
                        "SELECT country, count(*) FROM sales.orders GROUP BY GROUPING SETS ((country), (card))")
                .denied(ANALYST, "rolls up by it", "SELECT count(*) FROM sales.orders GROUP BY ROLLUP (country, card)")
                .denied(ANALYST, "takes its maximum", "SELECT max(card) FROM sales.orders")
                .denied(ANALYST, "takes the identifier at its maximum", "SELECT max_by(id, card) FROM sales.orders")
                .denied(ANALYST, "sums a denied number", "SELECT sum(score) FROM sales.orders")
                .denied(
                        ANALYST,
                        "estimates its different values",
                        "SELECT approx_count_distinct(card) FROM sales.orders")
                .denied(
                        ANALYST,
                        "takes a percentile within its order",
                        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY score) FROM sales.orders")
                .denied(ANALYST, "stacks it", "SELECT stack(2, note, card) FROM sales.orders")
                .denied(
                        ANALYST,
                        "orders groups by it",
                        "SELECT country FROM sales.orders GROUP BY country ORDER BY max(card)")
                .denied(ANALYST, "collects it", "SELECT collect_list(card) FROM sales.orders")
                .denied(
                        ANALYST,
                        "takes a percentile of a denied number",
                        "SELECT percentile_approx(score, 0.5) FROM sales.orders")
                .denied(
                        ANALYST,
                        "takes a histogram of a denied number",
                        "SELECT histogram_numeric(score, 3) FROM sales.orders")
                .denied(ANALYST, "sketches it", "SELECT hex(count_min_sketch(card, 0.5d, 0.5d, 1)) FROM sales.orders")
                .denied(ANALYST, "correlates a denied number", "SELECT corr(amount, score) FROM sales.orders")
                .denied(
                        ANALYST,
                        "lists its different values",
                        "SELECT count(*) FROM (SELECT DISTINCT card FROM sales.orders)")
                .denied(
                        ANALYST,
                        "pivots on it",
                        "SELECT * FROM (SELECT id, card FROM sales.orders) PIVOT (count(id) FOR card IN ('rawcard1' AS a))")
                .denied(
                        ANALYST,
                        "pivots its values",
                        "SELECT * FROM (SELECT country, score FROM sales.orders) PIVOT (sum(score) FOR country IN ('France' AS f))")
                .denied(ANALYST, "unpivots it", "SELECT v FROM sales.orders UNPIVOT (v FOR k IN (note, card))")
                .like(ANALYST, "SELECT id FROM sales.orders ORDER BY note LIMIT 1", "1")
                .denied(ANALYST, "orders by it", "SELECT id FROM sales.orders ORDER BY card DESC LIMIT 1")
                .denied(
                        ANALYST,
                        "orders by it inside",
                        "SELECT id FROM (SELECT id FROM sales.orders ORDER BY card DESC LIMIT 1)")
                .denied(ANALYST, "distributes by it", "SELECT id FROM sales.orders DISTRIBUTE BY card SORT BY id")
                .denied(
                        ANALYST,
                        "sorts partitions by it",
                        "SELECT /*+ COALESCE(1) */ id FROM sales.orders SORT BY card DESC")
                .denied(
                        ANALYST,
                        "rebalances by it",
                        "SELECT /*+ REPARTITION(2, card) */ spark_partition_id(), id FROM sales.orders")
                .denied(
                        ANALYST,
                        "partitions a window by it",
                        "SELECT id, count(*) OVER (PARTITION BY card) FROM sales.orders")
                .denied(
                        ANALYST,
                        "orders a window by it",
                        "SELECT id, row_number() OVER (ORDER BY card DESC) FROM sales.orders")
                .denied(
                        ANALYST,
                        "looks at the window's next one",
                        "SELECT id, lead(card) OVER (ORDER BY id) FROM sales.orders")
                .like(ANALYST, "SELECT count(address.street) FROM sales.orders", "0")
                .denied(ANALYST, "reads a field of a denied struct", "SELECT detail.iban FROM sales.orders")
                .denied(
                        ANALYST,
                        "filters by a field of a denied struct",
                        "SELECT count(*) FROM sales.orders WHERE detail.city LIKE 'rawcity1'")
                .denied(ANALYST, "expands a denied struct", "SELECT detail.* FROM sales.orders")
                .denied(ANALYST, "reads an element of a denied array", "SELECT labels[0] FROM sales.orders")
                .denied(ANALYST, "takes the size of a denied array", "SELECT size(labels) FROM sales.orders")
                .denied(
                        ANALYST,
                        "explodes a denied array",
                        "SELECT id, l FROM sales.orders LATERAL VIEW explode(labels) AS l")
                .denied(
                        ANALYST,
                        "explodes a denied array for its rows alone",
                        "SELECT count(*) FROM sales.orders LATERAL VIEW explode(labels) AS l")
                .denied(
                        ANALYST,
                        "looks into a denied array by a lambda",
                        "SELECT id FROM sales.orders WHERE exists(labels, l -> l LIKE 'rawlabel1')")
                .denied(ANALYST, "reads a key of a denied map", "SELECT props['key'] FROM sales.orders")
                .denied(ANALYST, "lists the keys of a denied map", "SELECT map_keys(props) FROM sales.orders")
                .denied(
                        ANALYST,
                        "reads a column that the table had before",
                        "SELECT legacy FROM sales.orders VERSION AS OF 'first'");
    }

    private static void frames(Chapter chapter) {
        chapter.like(ANALYST, world -> orders(world).select("id").orderBy("id"), "1", "2", "3", "4")
                .denied(ANALYST, "collects a whole DataFrame", DeniedColumns::orders)
                .denied(ANALYST, "filters a DataFrame", world -> orders(world)
                        .filter(col("card").startsWith("rawcard1"))
                        .count())
                .denied(ANALYST, "filters a DataFrame after it dropped the column", world -> {
                    Dataset<Row> orders = orders(world);
                    return orders.select("id").filter(orders.col("card").startsWith("rawcard1"));
                })
                .denied(ANALYST, "orders a DataFrame after it dropped the column", world -> {
                    Dataset<Row> orders = orders(world);
                    return orders.select("id")
                            .orderBy(orders.col("card").desc())
                            .limit(1);
                })
                .denied(
                        ANALYST,
                        "groups a DataFrame",
                        world -> orders(world).groupBy("card").agg(count("id")).select("count(id)"))
                .denied(ANALYST, "drops duplicates of a DataFrame", world -> orders(world)
                        .dropDuplicates("card")
                        .count())
                .denied(ANALYST, "joins DataFrames", world -> orders(world)
                        .join(
                                world.spark()
                                        .range(9)
                                        .select(expr("concat('rawcard', id)").as("card")),
                                "card")
                        .select("note"))
                .denied(ANALYST, "joins typed Datasets", world -> orders(world)
                        .select("id", "card")
                        .joinWith(world.spark().range(9).toDF("n"), expr("card = concat('rawcard', n)"))
                        .count())
                .denied(ANALYST, "maps a typed Dataset", world -> orders(world)
                        .select("card")
                        .as(Encoders.STRING()))
                .denied(
                        ANALYST,
                        "pivots a DataFrame",
                        world -> orders(world).groupBy("country").pivot("card").count())
                .denied(ANALYST, "pivots a DataFrame by values that it reads first", world -> orders(world)
                        .groupBy()
                        .pivot("card")
                        .agg(max("id"))
                        .columns())
                .denied(ANALYST, "describes a DataFrame", world -> orders(world).describe("card"))
                .denied(ANALYST, "summarizes a DataFrame", world -> orders(world)
                        .summary("min", "max"))
                .denied(ANALYST, "finds frequent items", world -> orders(world)
                        .stat()
                        .freqItems(new String[] {"card"}))
                .denied(ANALYST, "takes quantiles", world -> orders(world)
                        .stat()
                        .approxQuantile("score", new double[] {0.5}, 0))
                .denied(ANALYST, "crosses columns", world -> orders(world)
                        .stat()
                        .crosstab("country", "card"))
                .denied(ANALYST, "correlates columns", world -> orders(world)
                        .stat()
                        .corr("amount", "score"))
                .denied(ANALYST, "builds a Bloom filter", world -> orders(world)
                        .stat()
                        .bloomFilter("card", 100, 0.01)
                        .mightContainString("rawcard" + 1))
                .denied(ANALYST, "builds a sketch", world -> orders(world)
                        .stat()
                        .countMinSketch("card", 0.1, 0.9, 1)
                        .estimateCount("rawcard" + 1))
                .denied(ANALYST, "samples by its values", world -> orders(world)
                        .stat()
                        .sampleBy("card", Map.of("rawcard" + 1, 1.0), 1L)
                        .select("id"))
                .denied(ANALYST, "replaces its values", world -> orders(world)
                        .na()
                        .replace("card", Map.of("a", "b"))
                        .select("card"))
                .denied(
                        ANALYST,
                        "drops rows where it is null",
                        world -> orders(world).na().drop(new String[] {"card"}).count())
                .denied(ANALYST, "observes it", world -> {
                    Observation observation = new Observation("seen");
                    orders(world)
                            .observe(observation, max(col("card")).as("card"))
                            .select("id")
                            .collectAsList();
                    return observation.getAsJava();
                })
                .denied(ANALYST, "repartitions by its ranges", world -> orders(world)
                        .repartitionByRange(2, col("card"))
                        .select(expr("spark_partition_id()"), col("id")))
                .denied(
                        ANALYST,
                        "reads it through the RDD",
                        world -> orders(world).select("card").rdd().collect())
                .denied(ANALYST, "iterates over it", world -> {
                    List<Row> rows = new ArrayList<>();
                    orders(world).select("card").toLocalIterator().forEachRemaining(rows::add);
                    return rows;
                })
                .denied(ANALYST, "makes it JSON", world -> orders(world).toJSON())
                .denied(ANALYST, "looks at the first row", world -> orders(world)
                        .head())
                .denied(ANALYST, "takes the tail", world -> orders(world).tail(1))
                .denied(ANALYST, "adds a column made of it", world -> orders(world)
                        .withColumn("note", col("card"))
                        .select("note"))
                .denied(ANALYST, "reduces typed rows", world -> orders(world)
                        .select("card")
                        .as(Encoders.STRING())
                        .reduce((ReduceFunction<String>) (a, b) -> a + b));
    }

    private static Dataset<Row> orders(World world) {
        return world.spark().table("sales.orders");
    }
}
