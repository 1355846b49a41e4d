package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table as it was, or as a branch has it, by every way that leads there. */
final class TimeTravel {
    private TimeTravel() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Time travel and branches");
        chapter.like(READER, "SELECT id FROM sales.orders VERSION AS OF 'first'", "1", "2", "5");
        Map<String, String> first = new TreeMap<>(Map.of(
                "a tag", "sales.orders VERSION AS OF 'first'",
                "a snapshot", "sales.orders VERSION AS OF {first}",
                "a moment", "sales.orders TIMESTAMP AS OF '{time}'",
                "a tag by FOR SYSTEM_VERSION", "sales.orders FOR SYSTEM_VERSION AS OF 'first'",
                "a tag in the name", "sales.orders.tag_first",
                "a snapshot in the name", "sales.orders.snapshot_id_{first}",
                "a moment in the name", "sales.orders.at_timestamp_{millis}",
                "a tag in the quoted name", "lake.sales.orders.`tag_first`"));
        first.forEach((way, relation) -> chapter.denied(INTERN, "counts at " + way, "SELECT count(*) FROM " + relation)
                .shows(ANALYST, "reads " + way, "SELECT id, born FROM " + relation, "1|1961-01-01", "2|1962-01-01"));
        Map<String, Map<String, String>> options = new TreeMap<>(Map.of(
                "a snapshot by an option", Map.of("snapshot-id", "{first}"),
                "a moment by an option", Map.of("as-of-timestamp", "{millis}"),
                "a tag by an option", Map.of("tag", "first"),
                "a tag by an option in other letters", Map.of("TAG", "first")));
        options.forEach((way, option) -> chapter.denied(
                        INTERN, "counts at " + way, world -> read(world, option).count())
                .shows(ANALYST, "reads " + way, world -> read(world, option).select("id"), "1", "2")
                .denied(ANALYST, "reads a denied column of " + way, world -> read(world, option)
                        .select("card")));
        Map<String, Map<String, String>> loads = new TreeMap<>(Map.of(
                "a version by Spark's option", Map.of("versionAsOf", "first"),
                "a moment by Spark's option", Map.of("timestampAsOf", "{time}")));
        loads.forEach((way, option) -> chapter.denied(
                        INTERN, "counts at " + way, world -> load(world, option).count())
                .shows(ANALYST, "reads " + way, world -> load(world, option).select("id"), "1", "2"));
        Map<String, Call> branch = new TreeMap<>(Map.of(
                "a branch", Call.sql("SELECT id FROM sales.orders VERSION AS OF 'audit'"),
                "a branch in the name", Call.sql("SELECT id FROM sales.orders.branch_audit"),
                "a branch by an option",
                        world -> read(world, Map.of("branch", "audit")).select("id"),
                "a branch by a setting", Call.sql("SELECT id FROM sales.orders").under("spark.wap.branch", "audit")));
        chapter.like(READER, "SELECT count(*) FROM sales.orders VERSION AS OF 'audit'", "6");
        branch.forEach((way, call) ->
                chapter.denied(INTERN, "reads " + way, call).shows(ANALYST, "reads " + way, call, "1", "2", "3", "4"));
        chapter.like(
                        READER,
                        world -> load(world, Map.of("start-snapshot-id", "{first}", "end-snapshot-id", "{second}"))
                                .select("id"),
                        "3",
                        "4",
                        "6",
                        "7")
                .denied(INTERN, "counts what came after a snapshot", world -> load(
                                world, Map.of("start-snapshot-id", "{first}", "end-snapshot-id", "{second}"))
                        .count())
                .shows(
                        ANALYST,
                        "reads what came after a snapshot",
                        world -> load(world, Map.of("start-snapshot-id", "{first}", "end-snapshot-id", "{second}"))
                                .select("id", "born"),
                        "3|1963-01-01",
                        "4|1964-01-01")
                .denied(ANALYST, "reads a denied column of what came after a snapshot", world -> load(
                                world, Map.of("start-snapshot-id", "{first}", "end-snapshot-id", "{second}"))
                        .select("card"))
                .denied(INTERN, "loads the table by its source", world -> load(world, Map.of())
                        .count())
                .shows(
                        ANALYST,
                        "loads the table by its source",
                        world -> load(world, Map.of()).select("id"),
                        "1",
                        "2",
                        "3",
                        "4")
                .denied(INTERN, "reads the table's changes by an option", world -> world.spark()
                        .read()
                        .option("start-snapshot-id", world.text("{named}"))
                        .table("sales.customers.changes"))
                .denied(ANALYST, "reads the table's changes by an option", world -> world.spark()
                        .read()
                        .option("start-snapshot-id", world.text("{named}"))
                        .table("sales.customers.changes"));
        return chapter;
    }

    private static Dataset<Row> read(World world, Map<String, String> options) {
        var reader = world.spark().read();
        options.forEach((key, value) -> reader.option(key, world.text(value)));
        return reader.table("sales.orders");
    }

    private static Dataset<Row> load(World world, Map<String, String> options) {
        var reader = world.spark().read().format("iceberg");
        options.forEach((key, value) -> reader.option(key, world.text(value)));
        return reader.load("sales.orders");
    }
}
