package io.lakewarden.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.lakewarden.jobs.failure.JobFailed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings a day of a gold table to main, audited, and tags it. A run that ends anywhere and is run again leaves the table
 * and its tags as an undisturbed run does: the snapshot carries the run's identity, so that the next run finds what was
 * published and not yet tagged.
 */
public final class Publisher {
    private final PublishWay way;
    private final Consumer<PublishStep> reached;

    private Publisher(PublishWay way, Consumer<PublishStep> reached) {
        this.way = way;
        this.reached = reached;
    }

    /** A publisher of that form. */
    public static Publisher of(PublishForm form) {
        return watched(form, step -> {});
    }

    /** A publisher that tells each step behind which a run may end. */
    static Publisher watched(PublishForm form, Consumer<PublishStep> reached) {
        return switch (form) {
            case BRANCH -> new Publisher(new BranchWay(), reached);
            case SINGLE_TABLE -> new Publisher(new SingleTableWay(), reached);
        };
    }

    /**
     * Publishes the day's rows. Rows that main already has make no snapshot and no tag; a day that was never published
     * makes both, even without rows. A broken quality rule is a {@link JobFailed} that leaves main and tags as they were.
     */
    public Published publish(LakeTable table, RunId run, Dataset<Row> computed) {
        way.clean(table);
        Optional<String> tag =
                table.writtenBy(run, SnapshotRef.MAIN_BRANCH).map(snapshot -> tagged(table, snapshot, run));
        boolean readTwice = tag.isPresent() || way instanceof SingleTableWay;
        Dataset<Row> rows = asWritten(table, computed);
        if (readTwice) {
            // Compared or audited first, then written: computed once.
            rows = rows.cache();
        }

        try {
            if (tag.isPresent() && sameRows(table, run, rows)) {
                return new Published(false, tag.get());
            }

            Snapshot written = way.write(new Publication(table, run, rows), reached);
            String name = tagged(table, written, run);
            reached.accept(PublishStep.TAGGED);
            way.clean(table);
            reached.accept(PublishStep.BRANCH_DROPPED);
            return new Published(true, name);
        } finally {
            if (readTwice) {
                rows.unpersist();
            }
        }
    }

    static JobFailed refused(Publication publication, List<Violation> violations) {
        return new JobFailed(
                JobFailed.Code.AUDIT_FAILED,
                "Cannot publish " + publication.table().id() + " for "
                        + publication.run().date() + ": "
                        + violations.stream().map(Violation::text).collect(Collectors.joining("; ")));
    }

    private static String tagged(LakeTable table, Snapshot snapshot, RunId run) {
        return table.tagOf(snapshot, run.date()).orElseGet(() -> table.tag(snapshot, run.date()));
    }

    /**
     * What is audited and compared is what will be written: a cast may round, and a column that this version of the
     * jobs does not know is left empty.
     */
    private static Dataset<Row> asWritten(LakeTable table, Dataset<Row> rows) {
        Set<String> given = Set.of(rows.columns());
        return rows.select(table.contract().columns().stream()
                .map(column -> (given.contains(column.name()) ? col(column.name()) : lit(null))
                        .cast(column.type().toString())
                        .as(column.name()))
                .toArray(Column[]::new));
    }

    /** Each row as often there as here. */
    private static boolean sameRows(LakeTable table, RunId run, Dataset<Row> rows) {
        String copies = "lakewarden_copies";
        Column[] columns = Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
        Dataset<Row> here = rows.withColumn(copies, lit(1L));
        Dataset<Row> there = table.day(run.date()).select(columns).withColumn(copies, lit(-1L));
        return here.union(there)
                .groupBy(columns)
                .agg(sum(col(copies)).as(copies))
                .where(col(copies).notEqual(0L))
                .isEmpty();
    }
}
