package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.EDITOR;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Rows that one may not see, by what they do to a query or by the error that they cause. */
final class RowFilters {
    private static final String ANSI = "spark.sql.ansi.enabled";

    private RowFilters() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Filtered rows");
        values(chapter);
        errors(chapter);
        return chapter;
    }

    private static void values(Chapter chapter) {
        chapter.like(READER, "SELECT count(*) FROM sales.orders WHERE id > 4", "2")
                .shows(ANALYST, "asks for one by its key", "SELECT note FROM sales.orders WHERE id = 5")
                .shows(
                        ANALYST,
                        "asks for one by the filter's column",
                        "SELECT note FROM sales.orders WHERE country LIKE 'Hid%'")
                .shows(
                        ANALYST,
                        "widens the filter by OR",
                        "SELECT count(*) FROM sales.orders WHERE id = 1 OR true OR country LIKE 'Hid%'",
                        "4")
                .shows(ANALYST, "takes the maximum", "SELECT max(amount), sum(amount) FROM sales.orders", "104|410")
                .shows(
                        ANALYST,
                        "takes the maximum of a partition column",
                        "SELECT max(country) FROM sales.orders",
                        "Germany")
                .shows(
                        ANALYST,
                        "joins outer",
                        "SELECT r.id, o.country FROM range(4, 6) r LEFT JOIN sales.orders o ON r.id = o.id",
                        "4|Germany",
                        "5|null")
                .shows(
                        ANALYST,
                        "asks what is missing",
                        "SELECT id FROM range(1, 8) WHERE id NOT IN (SELECT id FROM sales.orders)",
                        "5",
                        "6",
                        "7")
                .shows(
                        ANALYST,
                        "joins the table with itself",
                        "SELECT b.id FROM sales.orders a JOIN sales.orders b ON b.id = a.id + 3",
                        "4")
                .shows(
                        ANALYST,
                        "unites the table with itself",
                        "SELECT count(*) FROM (SELECT id FROM sales.orders UNION SELECT id FROM sales.orders)",
                        "4")
                .shows(
                        ANALYST,
                        "aliases another column to the filter's name",
                        "SELECT count(*) FROM (SELECT id, 'France' AS country FROM sales.orders)",
                        "4")
                .shows(ANALYST, "samples", "SELECT count(*) FROM sales.orders TABLESAMPLE (100 PERCENT)", "4")
                .shows(ANALYST, "samples buckets", "SELECT count(*) FROM sales.orders TABLESAMPLE (100 ROWS)", "4")
                .shows(
                        ANALYST,
                        "sorts in other cases of the letters",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE ID > 4")
                                .under("spark.sql.caseSensitive", "false"),
                        "0")
                .shows(
                        ANALYST,
                        "reads a table over files",
                        "SELECT id, amount FROM spark_catalog.files.payments",
                        "1|11",
                        "2|12")
                .shows(
                        ANALYST,
                        "reads a table over files in other letters",
                        "SELECT ID FROM spark_catalog.FILES.Payments",
                        "1",
                        "2")
                .shows(
                        ANALYST,
                        "reads a table over CSV files",
                        "SELECT id, pages FROM spark_catalog.files.visits",
                        "1|10",
                        "2|20")
                .shows(
                        ANALYST,
                        "moves the session's time zone under a filter by time",
                        Call.sql("SET spark.sql.session.timeZone = America/Los_Angeles", "SELECT id FROM sales.events"),
                        "1")
                .shows(
                        ANALYST,
                        "moves the time zone in code",
                        Call.sql("SELECT what FROM sales.events")
                                .under("spark.sql.session.timeZone", "America/Los_Angeles"),
                        "open-note1")
                .shows(
                        ANALYST,
                        "puts a function of its own under the name of the filter's",
                        world -> {
                            SparkSession own = world.spark().newSession();
                            own.udf().register("lower", (UDF1<String, String>) grade -> "public", DataTypes.StringType);
                            return own.sql("SELECT id FROM spark_catalog.files.visits");
                        },
                        "1",
                        "2")
                .shows(EDITOR, "reads what it may write", "SELECT id FROM sales.orders", "1", "2", "3", "4")
                .shows(ANALYST, "filters a DataFrame", world -> orders(world)
                        .filter("id > 4")
                        .select("note"))
                .shows(
                        ANALYST,
                        "subtracts DataFrames",
                        world -> world.spark()
                                .range(1, 8)
                                .toDF("id")
                                .except(orders(world).select("id")),
                        "5",
                        "6",
                        "7")
                .shows(
                        ANALYST,
                        "looks at a DataFrame's RDD",
                        world -> orders(world).select("id").rdd().collect(),
                        "1",
                        "2",
                        "3",
                        "4")
                .shows(ANALYST, "reads by the relation's own columns", world -> {
                    Dataset<Row> orders = orders(world);
                    return orders.select(orders.col("id"))
                            .filter(orders.col("country").startsWith("Hid"));
                })
                .shows(
                        ANALYST,
                        "takes quantiles",
                        world -> orders(world).stat().approxQuantile("amount", new double[] {1.0}, 0),
                        "[104.0]");
    }

    private static void errors(Chapter chapter) {
        chapter.like(READER, "SELECT count(*) FROM sales.orders WHERE 1 / id > 0", "6")
                .shows(
                        ANALYST,
                        "divides by what is zero on a hidden row",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE 1 / (id - 5) < 9")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "divides in the projection",
                        Call.sql("SELECT sum(1 % (id - 5)) IS NOT NULL FROM sales.orders")
                                .under(ANSI, "true"),
                        "true")
                .shows(
                        ANALYST,
                        "divides in a join condition",
                        Call.sql("SELECT count(*) FROM sales.orders o JOIN range(1) r ON 1 / (o.id - 5) < r.id + 9")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "divides in an aggregate's filter",
                        Call.sql("SELECT count(*) FILTER (WHERE 1 / (id - 6) < 9) FROM sales.orders")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "divides in an order",
                        Call.sql("SELECT id FROM sales.orders ORDER BY 1 / (id - 5) LIMIT 9")
                                .under(ANSI, "true"),
                        "1",
                        "2",
                        "3",
                        "4")
                .shows(
                        ANALYST,
                        "divides in a semi-join's subquery",
                        Call.sql(
                                        "SELECT id FROM range(3) WHERE id IN (SELECT id FROM sales.orders WHERE 1 / (id - 5) < 9)")
                                .under(ANSI, "true"),
                        "1",
                        "2")
                .shows(
                        ANALYST,
                        "overflows a cast",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE CAST(amount AS TINYINT) > 0")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "overflows a sum",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE amount * 200000000000 > 0")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "casts a text that is no number",
                        Call.sql(
                                        "SELECT count(*) FROM sales.orders WHERE CAST(replace(note, 'open-note', '') AS INT) > 0")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "reads past an array's end",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE array(1, 1, 1, 1, 1)[id] = 1")
                                .under(ANSI, "true"),
                        "4")
                .shows(
                        ANALYST,
                        "raises an error",
                        "SELECT count(*) FROM sales.orders WHERE IF(id > 4, raise_error(note), true)",
                        "4")
                .shows(
                        ANALYST,
                        "raises an error in the projection",
                        "SELECT count(IF(id > 4, raise_error(note), 1)) FROM sales.orders",
                        "4")
                .shows(
                        ANALYST,
                        "asserts",
                        "SELECT count(*) FROM sales.orders WHERE assert_true(id < 5, note) IS NULL",
                        "4")
                .shows(
                        ANALYST,
                        "asserts about the filter's column",
                        "SELECT count(*) FROM sales.orders WHERE assert_true(country NOT LIKE 'Hid%', country) IS NULL",
                        "4")
                .shows(
                        ANALYST,
                        "raises an error in a table over files",
                        "SELECT count(*) FROM spark_catalog.files.payments WHERE IF(amount > 99, raise_error(amount), true)",
                        "2")
                .shows(
                        ANALYST,
                        "raises an error in a table over CSV files",
                        "SELECT count(*) FROM spark_catalog.files.visits WHERE IF(pages > 99, raise_error(pages), true)",
                        "2")
                .shows(
                        ANALYST,
                        "asserts in a DataFrame",
                        world -> orders(world)
                                .filter("assert_true(id < 5, note) IS NULL")
                                .select("id"),
                        "1",
                        "2",
                        "3",
                        "4")
                .shows(
                        ANALYST,
                        "throws from a function of its own",
                        world -> {
                            world.spark()
                                    .udf()
                                    .register(
                                            "tell",
                                            (UDF1<String, Boolean>) note -> {
                                                if (note.startsWith("hidden")) {
                                                    throw new IllegalStateException(note);
                                                }

                                                return true;
                                            },
                                            DataTypes.BooleanType);
                            return world.sql("SELECT count(*) FROM sales.orders WHERE tell(note)");
                        },
                        "4")
                .like(READER, "SELECT count(*) FROM sales.orders WHERE customer NOT LIKE 'x%'", "6")
                .shows(
                        ANALYST,
                        "raises an error with a masked column's real value",
                        "SELECT count(*) FROM sales.orders WHERE IF(customer LIKE 'rawcust%', raise_error(customer), true)",
                        "4")
                .shows(
                        ANALYST,
                        "asserts about a mask",
                        "SELECT count(*) FROM sales.orders WHERE assert_true(address IS NULL, 'real') IS NULL",
                        "4")
                .denied(
                        ANALYST,
                        "raises an error with a denied column",
                        "SELECT count(*) FROM sales.orders WHERE IF(id = 1, raise_error(card), true)");
    }

    private static Dataset<Row> orders(World world) {
        return world.spark().table("sales.orders");
    }
}
