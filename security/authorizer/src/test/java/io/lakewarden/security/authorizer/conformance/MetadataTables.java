package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.List;

/** What Iceberg keeps about a table: values, bounds, counts and paths of all rows. */
final class MetadataTables {
    private static final List<String> NAMES = List.of(
            "files",
            "data_files",
            "delete_files",
            "all_files",
            "all_data_files",
            "all_delete_files",
            "entries",
            "all_entries",
            "snapshots",
            "history",
            "refs",
            "metadata_log_entries",
            "manifests",
            "all_manifests",
            "partitions",
            "position_deletes",
            "changes");

    private MetadataTables() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Metadata tables and columns");
        for (String name : NAMES) {
            // Iceberg shows no changes where rows were deleted by their position.
            String table = "lake.sales." + (name.equals("changes") ? "customers." : "orders.") + name;
            String columns = name.equals("position_deletes") ? "file_path, pos" : "*";
            chapter.like(
                            READER,
                            "SELECT count(*) > 0 FROM (SELECT DISTINCT " + columns.replace("*", "1") + " FROM " + table
                                    + ")",
                            "true")
                    .denied(INTERN, "reads ." + name, "SELECT " + columns + " FROM " + table)
                    .denied(ANALYST, "reads ." + name, "SELECT " + columns + " FROM " + table);
        }

        chapter.like(READER, "SELECT count(*) > 0 FROM sales.orders.files", "true")
                .denied(INTERN, "counts the rows of a metadata table", "SELECT count(*) FROM sales.orders.files")
                .denied(ANALYST, "counts the rows of a metadata table", "SELECT count(*) FROM sales.orders.snapshots")
                .denied(
                        ANALYST,
                        "reads the bounds of its own columns alone",
                        "SELECT lower_bounds[1] FROM sales.orders.files")
                .denied(
                        ANALYST,
                        "reads readable metrics",
                        "SELECT readable_metrics.amount.upper_bound FROM sales.orders.files")
                .denied(ANALYST, "reads a metadata table in other letters", "SELECT * FROM sales.orders.FILES")
                .denied(ANALYST, "reads a metadata table as a DataFrame", world -> world.spark()
                        .table("sales.orders.files"))
                .denied(
                        ANALYST,
                        "loads a metadata table by its source",
                        world -> world.spark().read().format("iceberg").load("sales.orders.partitions"))
                .denied(
                        ANALYST,
                        "loads a metadata table by the table's path",
                        world -> world.spark().read().format("iceberg").load(world.text("{wages}#files")))
                .denied(
                        INTERN,
                        "loads a metadata table by the table's path",
                        world -> world.spark().read().format("iceberg").load(world.text("{wages}#snapshots")))
                .denied(
                        ANALYST,
                        "reads a metadata table of the past",
                        Call.sql("SELECT * FROM sales.orders.files VERSION AS OF {first}"))
                .denied(
                        ANALYST,
                        "reads a metadata table of a tag in the name",
                        "SELECT * FROM sales.orders.snapshots.tag_first")
                .denied(
                        ANALYST,
                        "joins a metadata table in a subquery",
                        "SELECT id FROM desk.notes WHERE id < (SELECT sum(record_count) FROM sales.orders.files)")
                .denied(
                        ANALYST,
                        "copies a metadata table",
                        "CREATE TABLE desk.copy USING iceberg AS SELECT record_count FROM sales.orders.partitions")
                .denied(
                        ANALYST,
                        "makes a view of a metadata table",
                        "CREATE TEMPORARY VIEW p AS SELECT record_count FROM sales.orders.partitions")
                .denied(
                        READER,
                        "reads a metadata table of a table that it may not read",
                        "SELECT summary FROM vault.salaries.snapshots")
                .denied(
                        ANALYST,
                        "makes a view of the changes",
                        "CALL lake.system.create_changelog_view(table => 'sales.customers', changelog_view => 'ch')")
                .denied(
                        INTERN,
                        "makes a view of the changes",
                        "CALL lake.system.create_changelog_view('sales.customers')")
                .like(READER, "SELECT count(DISTINCT _partition.country) FROM sales.orders", "3")
                .denied(INTERN, "reads a metadata column", "SELECT _file FROM sales.orders")
                .absent(
                        ANALYST,
                        "reads the files' names",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT DISTINCT _file FROM sales.orders"))
                .absent(ANALYST, "reads positions", "UNRESOLVED_COLUMN", Call.sql("SELECT _pos, id FROM sales.orders"))
                .absent(
                        ANALYST,
                        "reads deleted rows",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT id, note FROM sales.orders WHERE _deleted"))
                .absent(
                        ANALYST,
                        "reads the partition",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT DISTINCT _partition FROM sales.orders"))
                .absent(
                        ANALYST,
                        "filters by the partition",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT count(*) FROM sales.orders WHERE _partition.country LIKE 'Fr%'"))
                .absent(
                        ANALYST,
                        "counts by specification",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT _spec_id, count(*) FROM sales.orders GROUP BY _spec_id"))
                .absent(ANALYST, "reads a DataFrame\'s metadata column", "UNRESOLVED_COLUMN", world -> world.spark()
                        .table("sales.orders")
                        .select("_file"))
                .like(READER, "SELECT count(DISTINCT _metadata.file_name) FROM spark_catalog.files.payments", "2")
                .denied(INTERN, "reads the file of a row", "SELECT _metadata FROM spark_catalog.files.payments")
                .absent(
                        ANALYST,
                        "reads the file of a row",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT _metadata.file_path FROM spark_catalog.files.payments"))
                .absent(
                        ANALYST,
                        "filters by the size of a file",
                        "UNRESOLVED_COLUMN",
                        Call.sql("SELECT count(*) FROM spark_catalog.files.payments WHERE _metadata.file_size > 1"))
                .absent(ANALYST, "asks a DataFrame for its metadata column", "UNRESOLVED_COLUMN", world -> {
                    var payments = world.spark().table("spark_catalog.files.payments");
                    return payments.select(payments.metadataColumn("_metadata"));
                })
                .like(READER, "SELECT count(*) FROM spark_catalog.files.payments", "3")
                .denied(
                        ANALYST,
                        "asks for the files' names by a function",
                        "SELECT input_file_name(), input_file_block_length() FROM spark_catalog.files.payments");
        return chapter;
    }
}
