package io.lakewarden.jobs.lake;

import io.lakewarden.model.Column;
import io.lakewarden.model.DatasetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * A dataset of the lake contract with its Iceberg table. Data is read and written with SQL alone; metadata questions
 * (rows, snapshots, tags) are answered without a Spark job.
 */
public final class LakeTable {
    /** The column that every dataset partitioned by the day has. */
    public static final String RUN_DATE = "run_date";

    private static final String ADDED_RECORDS = "added-records";
    private static final String TOTAL_RECORDS = "total-records";

    private final SparkSession spark;
    private final io.lakewarden.model.Dataset contract;
    private final Table table;

    private LakeTable(SparkSession spark, io.lakewarden.model.Dataset contract, Table table) {
        this.spark = spark;
        this.contract = contract;
        this.table = table;
    }

    /**
     * The dataset's table, created if it is not there, with new optional columns added; a table that differs otherwise
     * is a {@link io.lakewarden.jobs.JobFailed}.
     */
    public static LakeTable ensure(SparkSession spark, io.lakewarden.model.Dataset contract) {
        Optional<Table> existing = load(spark, contract.id());
        if (existing.isEmpty()) {
            spark.sql(TableDefinition.createNamespace(contract));
            spark.sql(TableDefinition.createTable(contract));
        }

        Table table = existing.or(() -> load(spark, contract.id()))
                .orElseThrow(() -> new IllegalStateException("Cannot find " + contract.id() + " after creating it"));
        for (String statement : TableDefinition.migration(contract, table)) {
            spark.sql(statement);
        }

        table.refresh();
        return new LakeTable(spark, contract, table);
    }

    public DatasetId id() {
        return contract.id();
    }

    public io.lakewarden.model.Dataset contract() {
        return contract;
    }

    /** Its rows of a day. */
    public Dataset<Row> day(LocalDate date) {
        return rows(contract.id().toString(), date);
    }

    /** All its rows. */
    public Dataset<Row> all() {
        return spark.table(contract.id().toString());
    }

    /** The number of rows of a day on main, from the manifests. */
    public long rowsOf(LocalDate date) {
        long rows = 0;
        try (CloseableIterable<FileScanTask> files = table.newScan()
                .filter(Expressions.equal(RUN_DATE, date.toString()))
                .planFiles()) {
            for (FileScanTask file : files) {
                rows += file.file().recordCount();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return rows;
    }

    /** The number of all rows on main. */
    public long totalRows() {
        return head().map(snapshot -> number(snapshot, TOTAL_RECORDS)).orElse(0L);
    }

    /** Replaces a day on main in one commit, and says how many rows it wrote; no rows empty the day. */
    public long overwriteDay(Dataset<Row> rows, RunId run) {
        return number(overwriteDay(rows, run, contract.id().toString(), SnapshotRef.MAIN_BRANCH), ADDED_RECORDS);
    }

    /** Replaces all rows on main in one commit whose summary carries the properties. */
    public long overwriteAll(Dataset<Row> rows, Map<String, String> properties) {
        write(rows, "INSERT OVERWRITE " + contract.id() + " SELECT " + columns(rows), properties);
        return head().map(snapshot -> number(snapshot, ADDED_RECORDS)).orElse(0L);
    }

    /** A property of the snapshot that main's content is from: a compaction in between changes no content. */
    public Optional<String> contentProperty(String key) {
        Optional<Snapshot> snapshot = head();
        while (snapshot.isPresent()
                && DataOperations.REPLACE.equals(snapshot.get().operation())) {
            snapshot = Optional.ofNullable(snapshot.get().parentId()).map(table::snapshot);
        }

        return snapshot.map(content -> content.summary().get(key));
    }

    Snapshot overwriteDay(Dataset<Row> rows, RunId run, String target, String branch) {
        write(
                rows,
                "INSERT INTO " + target + " REPLACE WHERE " + RUN_DATE + " = DATE '" + run.date() + "' SELECT "
                        + columns(rows),
                run.properties());
        // Another run may have committed behind it.
        return writtenBy(run, branch)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot find in " + branch + " of " + id() + " what was written for " + run.date()));
    }

    Dataset<Row> rows(String target, LocalDate date) {
        return spark.table(target).where(RUN_DATE + " = DATE '" + date + "'");
    }

    Optional<Snapshot> head() {
        return head(SnapshotRef.MAIN_BRANCH);
    }

    Optional<Snapshot> head(String branch) {
        return Optional.ofNullable(table.snapshot(branch));
    }

    /** The newest snapshot on a branch that the run wrote. */
    Optional<Snapshot> writtenBy(RunId run, String branch) {
        Optional<Snapshot> snapshot = head(branch);
        while (snapshot.isPresent() && !run.wrote(snapshot.get().summary())) {
            snapshot = Optional.ofNullable(snapshot.get().parentId()).map(table::snapshot);
        }

        return snapshot;
    }

    /** The snapshots of main, the oldest that is left first. */
    List<Snapshot> ancestors() {
        List<Snapshot> ancestors = new ArrayList<>();
        SnapshotUtil.currentAncestors(table).forEach(ancestors::add);
        Collections.reverse(ancestors);
        return ancestors;
    }

    /** Its rows as they were. */
    Dataset<Row> asOf(Snapshot snapshot) {
        return spark.sql("SELECT * FROM " + contract.id() + " VERSION AS OF " + snapshot.snapshotId());
    }

    /** Replaces the rows of a condition on main in one commit whose summary carries the properties. */
    void replace(Dataset<Row> rows, String condition, Map<String, String> properties) {
        write(
                rows,
                "INSERT INTO " + contract.id() + " REPLACE WHERE " + condition + " SELECT " + columns(rows),
                properties);
    }

    /** Its tags by name. */
    SortedMap<String, Snapshot> tags() {
        SortedMap<String, Snapshot> tags = new TreeMap<>();
        table.refs().forEach((name, ref) -> {
            if (ref.isTag()) {
                tags.put(name, table.snapshot(ref.snapshotId()));
            }
        });
        return tags;
    }

    /** The newest snapshot that carries a property. */
    Optional<Snapshot> snapshotWith(String key, String value) {
        Optional<Snapshot> found = Optional.empty();
        for (Snapshot snapshot : table.snapshots()) {
            if (value.equals(snapshot.summary().get(key))) {
                found = Optional.of(snapshot);
            }
        }

        return found;
    }

    /** The first tag of the date on a snapshot. */
    Optional<String> tagOf(Snapshot snapshot, LocalDate date) {
        return table.refs().entrySet().stream()
                .filter(ref -> ref.getValue().isTag() && ref.getValue().snapshotId() == snapshot.snapshotId())
                .map(Map.Entry::getKey)
                .filter(name -> TagName.isOf(name, date))
                .sorted()
                .findFirst();
    }

    String tag(Snapshot snapshot, LocalDate date) {
        String name = TagName.next(date, new TreeSet<>(table.refs().keySet()));
        tag(snapshot, name);
        return name;
    }

    void tag(Snapshot snapshot, String name) {
        spark.sql("ALTER TABLE " + contract.id() + " CREATE TAG " + TableDefinition.quoted(name) + " AS OF VERSION "
                + snapshot.snapshotId());
        table.refresh();
    }

    boolean hasBranch(String branch) {
        return table.refs().containsKey(branch);
    }

    void refresh() {
        table.refresh();
    }

    SparkSession spark() {
        return spark;
    }

    private void write(Dataset<Row> rows, String insert, Map<String, String> properties) {
        String view = "lakewarden_" + contract.id().zone() + "_" + contract.id().name();
        rows.createOrReplaceTempView(view);
        try {
            CommitMetadata.withCommitProperties(
                    properties, () -> spark.sql(insert + " FROM " + view), RuntimeException.class);
        } finally {
            spark.catalog().dropTempView(view);
        }

        table.refresh();
    }

    private String columns(Dataset<Row> rows) {
        TreeSet<String> given = new TreeSet<>(Stream.of(rows.columns()).toList());
        return contract.columns().stream()
                .map(column -> expression(column, given.contains(column.name())))
                .collect(Collectors.joining(", "));
    }

    /** A column that this version of the jobs does not know is left empty. */
    private static String expression(Column column, boolean given) {
        return given
                ? TableDefinition.quoted(column.name())
                : "CAST(NULL AS " + column.type() + ") AS " + TableDefinition.quoted(column.name());
    }

    private static long number(Snapshot snapshot, String key) {
        return Long.parseLong(snapshot.summary().getOrDefault(key, "0"));
    }

    private static Optional<Table> load(SparkSession spark, DatasetId id) {
        try {
            return Optional.of(Spark3Util.loadIcebergTable(spark, id.toString()));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        } catch (ParseException e) {
            throw new IllegalStateException("Cannot parse the name " + id, e);
        }
    }
}
