package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.OWNER;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static io.lakewarden.security.authorizer.conformance.User.WRITER;

import java.util.Map;
import java.util.TreeMap;

/** Iceberg's procedures, which read, change and adopt tables behind a name. */
final class Procedures {
    private Procedures() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Procedures");
        chapter.like(OWNER, "CALL lake.system.rollback_to_snapshot('sales.orders', {second})", "{last}|{second}");
        Map<String, String> calls = new TreeMap<>(
                Map.ofEntries(
                        Map.entry("rolls back to a snapshot", "rollback_to_snapshot('sales.orders', {first})"),
                        Map.entry(
                                "rolls back to a moment", "rollback_to_timestamp('sales.orders', TIMESTAMP '{time}')"),
                        Map.entry("sets the snapshot", "set_current_snapshot('sales.orders', {first})"),
                        Map.entry(
                                "sets the snapshot to a tag",
                                "set_current_snapshot(table => 'sales.orders', ref => 'first')"),
                        Map.entry("forwards a branch", "fast_forward('sales.orders', 'audit', 'main')"),
                        Map.entry(
                                "expires snapshots",
                                "expire_snapshots(table => 'sales.orders', older_than => TIMESTAMP '2100-01-01 00:00:00', retain_last => 1)"),
                        Map.entry(
                                "removes files as orphans",
                                "remove_orphan_files(table => 'sales.orders', dry_run => true)"),
                        Map.entry(
                                "removes another table's files as orphans",
                                "remove_orphan_files(table => 'desk.notes', location => '{orders}', dry_run => true)"),
                        Map.entry(
                                "rewrites data files",
                                "rewrite_data_files(table => 'sales.orders', options => map('rewrite-all', 'true'))"),
                        Map.entry(
                                "rewrites data files where it says",
                                "rewrite_data_files(table => 'sales.orders', where => 'country = \"France\"', options => map('rewrite-all', 'true'))"),
                        Map.entry("rewrites manifests", "rewrite_manifests('sales.orders')"),
                        Map.entry(
                                "adds files",
                                "add_files(table => 'sales.customers', source_table => '`parquet`.`{file}`', check_duplicate_files => false)"),
                        Map.entry("computes statistics", "compute_table_stats('sales.orders')"),
                        Map.entry("computes statistics of partitions", "compute_partition_stats('sales.orders')"),
                        Map.entry(
                                "rewrites paths",
                                "rewrite_table_path(table => 'sales.orders', source_prefix => '{orders}', target_prefix => 'file:{root}/open/x', staging_location => 'file:{root}/open/staged')")));
        calls.forEach((what, call) -> chapter.denied(READER, what, "CALL lake.system." + call));
        chapter.denied(
                        READER,
                        "lists ancestors of a table without a grant",
                        "CALL lake.system.ancestors_of('vault.salaries')")
                .denied(INTERN, "lists ancestors", "CALL lake.system.ancestors_of('sales.orders')")
                .denied(
                        ANALYST,
                        "lists ancestors of what it sees in part",
                        "CALL lake.system.ancestors_of('sales.orders')")
                .denied(
                        INTERN,
                        "expires snapshots without a grant",
                        "CALL lake.system.expire_snapshots('sales.orders')")
                .denied(
                        READER,
                        "calls in other letters",
                        "CALL lake.system.ROLLBACK_TO_SNAPSHOT('sales.orders', {first})")
                .denied(
                        READER,
                        "calls a procedure of the current catalog",
                        "CALL system.rollback_to_snapshot('sales.orders', {first})")
                .denied(
                        READER,
                        "names the catalog in the argument",
                        "CALL lake.system.rollback_to_snapshot('lake.sales.orders', {first})")
                .denied(
                        READER,
                        "quotes the argument",
                        "CALL lake.system.rollback_to_snapshot(table => '`sales`.`orders`', snapshot_id => {first})")
                .denied(
                        READER,
                        "names another order of the arguments",
                        "CALL lake.system.rollback_to_snapshot(snapshot_id => {first}, table => 'sales.orders')")
                .like(WRITER, "CALL lake.system.set_current_snapshot('sales.orders', {second})", "{last}|{second}")
                .after(ANALYST, "CREATE TABLE desk.mine (id BIGINT, card STRING) USING iceberg")
                .denied(
                        ANALYST,
                        "adopts another table's files",
                        Call.sql(
                                "CALL lake.system.add_files(table => 'desk.mine', source_table => '`parquet`.`{file}`', check_duplicate_files => false)",
                                "SELECT * FROM desk.mine"))
                .after(
                        ANALYST,
                        "CREATE TABLE desk.mine (id BIGINT, payer STRING, iban STRING, amount BIGINT, region STRING) USING iceberg PARTITIONED BY (region)")
                .denied(
                        ANALYST,
                        "adopts another table's partitions",
                        Call.sql(
                                "CALL lake.system.add_files('desk.mine', 'spark_catalog.files.payments')",
                                "SELECT * FROM desk.mine"))
                .denied(
                        ANALYST,
                        "registers another table's metadata",
                        Call.sql(
                                "CALL lake.system.register_table('desk.mine', '{meta}')", "SELECT card FROM desk.mine"))
                .denied(
                        ANALYST,
                        "registers another table's metadata and counts",
                        Call.sql(
                                "CALL lake.system.register_table('desk.mine', '{meta}')",
                                "SELECT count(*) FROM desk.mine"))
                .denied(
                        ANALYST,
                        "looks for orphans in another's folder",
                        "CALL lake.system.remove_orphan_files(table => 'desk.notes', location => 'file:{root}/closed', dry_run => true, older_than => TIMESTAMP '2000-01-01 00:00:00')")
                .denied(
                        ANALYST,
                        "makes a view of the changes of a denied table",
                        Call.sql(
                                "CALL lake.system.create_changelog_view(table => 'vault.salaries', changelog_view => 'ch')",
                                "SELECT count(*) FROM ch"));
        return chapter;
    }
}
