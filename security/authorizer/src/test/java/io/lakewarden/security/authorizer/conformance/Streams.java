package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.OWNER;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static io.lakewarden.security.authorizer.conformance.User.WRITER;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;

/** The same reads and writes as streams. */
final class Streams {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Streams() {}

    static Chapter chapter() {
        return new Chapter("Streams")
                .like(
                        READER,
                        world ->
                                inMemory(world, stream(world, "sales.customers").selectExpr("id")),
                        "1",
                        "2",
                        "3",
                        "4",
                        "5",
                        "6",
                        "7")
                .denied(
                        INTERN,
                        "streams a table into memory",
                        world ->
                                inMemory(world, stream(world, "sales.customers").selectExpr("id")))
                .denied(
                        INTERN,
                        "streams the count of a table",
                        world -> eachBatch(
                                world, stream(world, "sales.customers").selectExpr("1 AS one")))
                .denied(
                        INTERN,
                        "loads a stream by its source",
                        world -> inMemory(
                                world,
                                world.spark().readStream().format("iceberg").load("sales.customers")))
                .denied(
                        INTERN,
                        "streams a table by its path",
                        world -> inMemory(
                                world,
                                world.spark().readStream().format("iceberg").load(world.text("{wages}"))))
                .denied(
                        ANALYST,
                        "streams a denied column",
                        world ->
                                inMemory(world, stream(world, "sales.customers").selectExpr("phone")))
                .denied(
                        ANALYST,
                        "streams a denied column to a batch of its own",
                        world -> eachBatch(
                                world, stream(world, "sales.customers").selectExpr("phone")))
                .denied(
                        ANALYST,
                        "filters a stream by a denied column",
                        world -> eachBatch(
                                world,
                                stream(world, "sales.customers")
                                        .filter("phone LIKE 'rawp%'")
                                        .selectExpr("id")))
                .denied(
                        ANALYST,
                        "streams files",
                        world -> inMemory(world, world.spark().readStream().text(world.text("file:{root}/closed"))))
                .denied(
                        ANALYST,
                        "streams a table's files",
                        world -> inMemory(
                                world,
                                world.spark()
                                        .readStream()
                                        .schema("id BIGINT, iban STRING")
                                        .parquet(world.text("{payments}"))))
                .denied(READER, "reads a stream's schema", world -> world.spark()
                        .readStream()
                        .table("vault.salaries")
                        .schema()
                        .simpleString())
                .like(
                        WRITER,
                        world -> written(world, stream(world, "desk.notes").writeStream(), "desk.notes"),
                        "true")
                .denied(
                        READER,
                        "streams into a table",
                        world -> written(world, stream(world, "sales.customers").writeStream(), "sales.customers"))
                .denied(
                        READER,
                        "streams into a new table",
                        world -> written(world, stream(world, "sales.customers").writeStream(), "sales.mine"))
                .denied(READER, "streams into a folder", world -> files(world, stream(world, "sales.customers")))
                .denied(
                        ANALYST,
                        "streams a denied column into its own table",
                        world -> written(
                                world,
                                stream(world, "sales.customers")
                                        .selectExpr("id", "phone AS text")
                                        .writeStream(),
                                "desk.notes"))
                .after(OWNER, world -> inMemory(world, stream(world, "sales.customers"), "streamed"))
                .denied(INTERN, "reads what somebody streamed into memory", "SELECT count(*) FROM streamed");
    }

    private static Dataset<Row> stream(World world, String table) {
        return world.spark().readStream().table(table);
    }

    private static Object inMemory(World world, Dataset<Row> stream) throws Exception {
        return inMemory(world, stream, "memory" + NUMBER.incrementAndGet());
    }

    private static Object inMemory(World world, Dataset<Row> stream, String name) throws Exception {
        finish(world, stream.writeStream().format("memory").queryName(name), false);
        return world.spark().table(name).collectAsList();
    }

    private static Object eachBatch(World world, Dataset<Row> stream) throws Exception {
        List<Row> rows = new ArrayList<>();
        VoidFunction2<Dataset<Row>, Long> collect = (batch, number) -> rows.addAll(batch.collectAsList());
        finish(world, stream.writeStream().foreachBatch(collect), false);
        return rows;
    }

    private static Object files(World world, Dataset<Row> stream) throws Exception {
        finish(
                world,
                stream.writeStream().format("parquet").option("path", world.text("file:{root}/closed/out")),
                true);
        return true;
    }

    private static Object written(World world, DataStreamWriter<Row> writer, String table) throws Exception {
        checkpointed(world, writer.trigger(Trigger.AvailableNow()))
                .toTable(table)
                .awaitTermination();
        return true;
    }

    private static void finish(World world, DataStreamWriter<Row> writer, boolean append) throws Exception {
        checkpointed(world, writer.trigger(Trigger.AvailableNow())).start().awaitTermination();
    }

    private static DataStreamWriter<Row> checkpointed(World world, DataStreamWriter<Row> writer) {
        return writer.option("checkpointLocation", world.text("file:{root}/tmp/checkpoint") + NUMBER.incrementAndGet());
    }
}
