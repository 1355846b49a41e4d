package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.Map;
import org.apache.spark.sql.catalog.Database;
import org.apache.spark.sql.catalog.Table;
import org.apache.spark.sql.types.StructType;

/** Spark's catalog API, which answers without a query. */
final class CatalogApi {
    private CatalogApi() {}

    static Chapter chapter() {
        return new Chapter("The catalog API")
                .like(ANALYST, world -> names(world, "lake.sales"), "customers", "events", "orders")
                .shows(INTERN, "lists tables", world -> names(world, "lake.sales"))
                .shows(READER, "lists tables without a grant", world -> names(world, "lake.vault"))
                .shows(INTERN, "lists tables over files", world -> names(world, "spark_catalog.files"))
                .shows(
                        INTERN,
                        "lists databases",
                        world -> world.spark().catalog().listDatabases().collectAsList().stream()
                                .map(Database::name)
                                .toList())
                .like(
                        READER,
                        world -> world.spark()
                                .catalog()
                                .listColumns("sales.customers")
                                .count(),
                        "3")
                .denied(INTERN, "lists columns", world -> world.spark()
                        .catalog()
                        .listColumns("sales.orders")
                        .collectAsList())
                .denied(INTERN, "lists columns of a table over files", world -> world.spark()
                        .catalog()
                        .listColumns("spark_catalog.files.payments")
                        .collectAsList())
                .denied(INTERN, "gets a table", world -> world.spark()
                        .catalog()
                        .getTable("sales.orders")
                        .toString())
                .denied(INTERN, "gets a table over files", world -> world.spark()
                        .catalog()
                        .getTable("spark_catalog.files.payments")
                        .toString())
                .denied(INTERN, "gets a view", world -> world.spark()
                        .catalog()
                        .getTable("spark_catalog.files.pay_view")
                        .toString())
                .like(READER, world -> world.spark().catalog().tableExists("sales.orders"), "true")
                .denied(
                        INTERN,
                        "caches a table",
                        world -> act(() -> world.spark().catalog().cacheTable("sales.orders")))
                .denied(
                        READER,
                        "recovers partitions",
                        world -> act(() -> world.spark().catalog().recoverPartitions("spark_catalog.files.payments")))
                .denied(READER, "creates a table over another's files", world -> world.spark()
                        .catalog()
                        .createTable("spark_catalog.files.mine", world.text("{payments}"), "parquet"))
                .denied(READER, "creates a table", world -> world.spark()
                        .catalog()
                        .createTable("sales.mine", "iceberg", new StructType().add("id", "bigint"), Map.of()))
                .denied(ANALYST, "creates a table with its path in the options", world -> world.spark()
                        .catalog()
                        .createTable(
                                "spark_catalog.desk.mine",
                                "text",
                                new StructType().add("line", "string"),
                                Map.of("path", world.text("file:{root}/closed"))));
    }

    private static Object names(World world, String database) throws Exception {
        return world.spark().catalog().listTables(database).collectAsList().stream()
                .map(Table::name)
                .toList();
    }

    private static Object act(Runnable action) {
        action.run();
        return true;
    }
}
