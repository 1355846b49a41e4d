package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.OWNER;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What somebody else has made in the same session: views, caches, DataFrames. */
final class SharedPlans {
    private static final String CREATE = "CREATE TEMPORARY VIEW shared AS SELECT * FROM lake.sales.orders";
    private static final String CREATE_GLOBAL =
            "CREATE GLOBAL TEMPORARY VIEW shared AS SELECT * FROM lake.sales.orders";

    private SharedPlans() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Views, caches and plans of somebody else");
        views(chapter);
        caches(chapter);
        frames(chapter);
        others(chapter);
        return chapter;
    }

    private static void others(Chapter chapter) {
        chapter.like(
                        READER,
                        Call.sql(
                                "CREATE TEMPORARY VIEW own AS SELECT id FROM sales.customers WHERE id < 3",
                                "SELECT * FROM own"),
                        "1",
                        "2")
                .after(OWNER, CREATE)
                .shows(INTERN, "lists somebody's temporary views", "SHOW TABLES IN spark_catalog.desk")
                .after(OWNER, CREATE)
                .denied(INTERN, "describes a temporary view", "DESCRIBE shared")
                .after(OWNER, CREATE)
                .after(INTERN, "CREATE OR REPLACE TEMPORARY VIEW shared AS SELECT 1 AS id")
                .denied(OWNER, "reads what somebody put under the name of its view", "SELECT * FROM shared")
                .after(OWNER, CREATE)
                .denied(INTERN, "changes a temporary view for its maker", "ALTER VIEW shared AS SELECT 1 AS id")
                .after(OWNER, CREATE_GLOBAL)
                .after(INTERN, "CREATE OR REPLACE GLOBAL TEMPORARY VIEW shared AS SELECT 1 AS id")
                .denied(
                        OWNER,
                        "reads what somebody put under the name of its global view",
                        "SELECT * FROM global_temp.shared")
                .after(OWNER, "CACHE TABLE sales.orders")
                .denied(INTERN, "takes somebody's table out of the cache", "UNCACHE TABLE sales.orders")
                .after(OWNER, "CACHE TABLE sales.orders")
                .denied(INTERN, "empties the cache of all", "CLEAR CACHE");
    }

    private static void views(Chapter chapter) {
        chapter.like(
                        ANALYST,
                        Call.sql("CREATE TEMPORARY VIEW own AS SELECT id FROM sales.orders", "SELECT * FROM own"),
                        "1",
                        "2",
                        "3",
                        "4")
                .after(OWNER, CREATE)
                .denied(INTERN, "reads a temporary view", "SELECT * FROM shared")
                .after(OWNER, CREATE)
                .denied(INTERN, "counts a temporary view", "SELECT count(*) FROM shared")
                .after(OWNER, CREATE)
                .denied(INTERN, "selects a literal of a temporary view", "SELECT 1 FROM shared")
                .after(OWNER, CREATE)
                .denied(INTERN, "reads a temporary view as a DataFrame", world -> world.spark()
                        .table("shared")
                        .count())
                .after(OWNER, CREATE)
                .denied(ANALYST, "reads a denied column of a temporary view", "SELECT card FROM shared")
                .after(OWNER, CREATE)
                .denied(
                        ANALYST,
                        "filters a temporary view by a denied column",
                        "SELECT count(*) FROM shared WHERE card LIKE 'rawcard1%'")
                .after(OWNER, CREATE)
                .denied(ANALYST, "reads its own rows of a temporary view", "SELECT id, born FROM shared")
                .after(OWNER, CREATE_GLOBAL)
                .denied(INTERN, "reads a global temporary view", "SELECT id FROM global_temp.shared")
                .after(OWNER, CREATE_GLOBAL)
                .denied(INTERN, "reads a global temporary view in another session", world -> world.spark()
                        .newSession()
                        .sql("SELECT count(*) FROM global_temp.shared"))
                .after(OWNER, CREATE_GLOBAL)
                .denied(ANALYST, "counts a global temporary view", "SELECT count(*) FROM global_temp.shared")
                .after(OWNER, world -> {
                    world.spark().table("sales.orders").createOrReplaceTempView("shared");
                    return true;
                })
                .denied(INTERN, "reads a view of a DataFrame", "SELECT count(*) FROM shared")
                .after(OWNER, world -> {
                    world.spark().table("sales.orders").select("id", "card").createOrReplaceTempView("shared");
                    return true;
                })
                .denied(ANALYST, "reads a denied column of a view of a DataFrame", "SELECT card FROM shared")
                .after(OWNER, world -> {
                    world.spark().table("sales.orders").createOrReplaceGlobalTempView("shared");
                    return true;
                })
                .denied(ANALYST, "reads its own rows of a view of a DataFrame", "SELECT id FROM global_temp.shared")
                .after(OWNER, world -> {
                    world.spark().conf().set("spark.sql.legacy.storeAnalyzedPlanForView", true);
                    return world.sql(CREATE);
                })
                .denied(INTERN, "reads a view that keeps its plan", "SELECT count(*) FROM shared")
                .after(OWNER, world -> {
                    world.spark().read().parquet(world.text("{payments}")).createOrReplaceTempView("shared");
                    return true;
                })
                .denied(INTERN, "reads a view of files", "SELECT count(*) FROM shared")
                .after(READER, "CREATE TEMPORARY VIEW orders AS SELECT 1 AS id, 'mine' AS note")
                .denied(INTERN, "reads the table behind a view of the same name", "SELECT count(*) FROM sales.orders");
    }

    private static void caches(Chapter chapter) {
        chapter.like(READER, Call.sql("CACHE TABLE sales.orders", "SELECT count(*) FROM sales.orders"), "6")
                .after(OWNER, "CACHE TABLE sales.orders")
                .denied(INTERN, "reads a cached table", "SELECT * FROM sales.orders")
                .after(OWNER, "CACHE TABLE sales.orders")
                .denied(INTERN, "counts a cached table", "SELECT count(*) FROM sales.orders")
                .after(OWNER, "CACHE TABLE sales.orders")
                .shows(
                        ANALYST,
                        "reads its own rows of a cached table",
                        "SELECT id FROM sales.orders",
                        "1",
                        "2",
                        "3",
                        "4")
                .after(OWNER, "CACHE TABLE sales.orders")
                .denied(ANALYST, "reads a denied column of a cached table", "SELECT card FROM sales.orders")
                .after(OWNER, "CACHE TABLE kept AS SELECT * FROM sales.orders")
                .denied(INTERN, "reads a cached query", "SELECT count(*) FROM kept")
                .after(OWNER, "CACHE TABLE kept AS SELECT id, card FROM sales.orders")
                .denied(ANALYST, "reads a denied column of a cached query", "SELECT card FROM kept")
                .after(OWNER, "CACHE LAZY TABLE kept AS SELECT id, born FROM sales.orders WHERE id < 6")
                .shows(
                        ANALYST,
                        "reads its own rows of a cached query",
                        "SELECT * FROM kept WHERE id > 3",
                        "4|1964-01-01")
                .after(
                        OWNER,
                        world -> world.spark().table("sales.orders").cache().count())
                .denied(INTERN, "counts a cached DataFrame's table", world -> world.spark()
                        .table("sales.orders")
                        .count())
                .after(OWNER, world -> world.spark()
                        .table("sales.orders")
                        .filter("amount > 1")
                        .select("id", "card")
                        .persist()
                        .count())
                .denied(ANALYST, "repeats a cached query", world -> world.spark()
                        .table("sales.orders")
                        .filter("amount > 1")
                        .select("id", "card"))
                .after(ANALYST, world -> world.spark()
                        .table("sales.orders")
                        .select("id")
                        .cache()
                        .count())
                .denied(INTERN, "repeats a cached query of somebody with a part", world -> world.spark()
                        .table("sales.orders")
                        .select("id"))
                .denied(INTERN, "caches a table", "CACHE TABLE sales.orders")
                .denied(INTERN, "caches a table by the catalog API", world -> {
                    world.spark().catalog().cacheTable("sales.orders");
                    return world.spark().table("sales.orders").count();
                })
                .denied(ANALYST, "caches a denied column", "CACHE TABLE kept AS SELECT card FROM sales.orders");
    }

    private static void frames(Chapter chapter) {
        chapter.like(
                ANALYST,
                world -> world.spark().table("sales.orders").select("id").filter("id > 2"),
                "3",
                "4");
        frame(chapter, "collects", Dataset::collectAsList);
        frame(chapter, "counts", Dataset::count);
        frame(chapter, "looks at the first row of", Dataset::head);
        frame(chapter, "asks for emptiness of", Dataset::isEmpty);
        frame(chapter, "reads as an RDD", frame -> frame.rdd().collect());
        frame(chapter, "reads as a Java RDD", frame -> frame.toJavaRDD().count());
        frame(chapter, "iterates over", frame -> frame.toLocalIterator().next());
        frame(chapter, "makes JSON of", frame -> frame.toJSON().collectAsList());
        frame(chapter, "filters", frame -> frame.filter("card LIKE 'rawcard1%'").select("id"));
        frame(chapter, "selects a literal of", frame -> frame.selectExpr("1"));
        frame(chapter, "joins", frame -> frame.join(
                        frame.sparkSession().range(9).toDF("n"))
                .count());
        frame(chapter, "checkpoints", frame -> frame.localCheckpoint().count());
        frame(chapter, "caches", frame -> frame.cache().count());
        frame(chapter, "summarizes", frame -> frame.summary("max"));
        frame(chapter, "samples", frame -> frame.sample(1.0).collectAsList());
        frame(chapter, "makes a view of", frame -> {
            frame.createOrReplaceTempView("taken");
            return frame.sparkSession().sql("SELECT count(*) FROM taken");
        });
        frame(chapter, "writes", frame -> {
            frame.select("id").write().mode("append").saveAsTable("desk.notes2");
            return true;
        });
        frame(chapter, "executes the plan of", frame -> frame.queryExecution()
                .executedPlan()
                .executeCollect());
        frame(chapter, "executes the RDD of", frame -> frame.queryExecution()
                .toRdd()
                .count());
        plan(chapter, "parsed", frame -> frame.queryExecution().logical());
        plan(chapter, "analysed", frame -> frame.queryExecution().analyzed());
        plan(chapter, "optimized", frame -> frame.queryExecution().optimizedPlan());
    }

    /** The owner's DataFrame, used before by its owner, in somebody else's hands. */
    private static void frame(Chapter chapter, String what, Function<Dataset<Row>, Object> use) {
        AtomicReference<Dataset<Row>> shared = new AtomicReference<>();
        chapter.after(OWNER, world -> {
                    shared.set(world.spark().table("sales.orders"));
                    return shared.get().count();
                })
                .denied(INTERN, what + " a DataFrame", world -> use.apply(shared.get()));
    }

    private static void plan(Chapter chapter, String which, Function<Dataset<Row>, LogicalPlan> plan) {
        AtomicReference<LogicalPlan> shared = new AtomicReference<>();
        chapter.after(OWNER, world -> {
                    Dataset<Row> frame = world.spark().table("sales.orders").select("id", "card");
                    shared.set(plan.apply(frame));
                    return List.of(frame.count());
                })
                .denied(INTERN, "runs a plan that is " + which, world -> Dataset.ofRows(world.spark(), shared.get()));
        chapter.after(OWNER, world -> {
                    Dataset<Row> frame = world.spark().table("sales.orders").select("id", "card");
                    shared.set(plan.apply(frame));
                    return List.of(frame.count());
                })
                .denied(ANALYST, "runs a plan that is " + which, world -> Dataset.ofRows(world.spark(), shared.get()));
    }
}
