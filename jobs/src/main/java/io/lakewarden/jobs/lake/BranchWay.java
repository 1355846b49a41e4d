package io.lakewarden.jobs.lake;

import io.lakewarden.jobs.failure.JobFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.SparkSession;

/**
 * Writes to the branch {@code audit}, audits what was written, then moves main forward to it. All runs have the same branch, so
 * what one leaves is cleaned by the next; where another one comes in between, that is a {@code PUBLISH_CONFLICT}.
 */
final class BranchWay implements PublishWay {
    private static final String BRANCH = "audit";

    @Override
    public Snapshot write(Publication publication, Consumer<PublishStep> reached) {
        LakeTable table = publication.table();
        SparkSession spark = table.spark();
        spark.sql("ALTER TABLE " + table.id() + " CREATE BRANCH " + BRANCH);
        table.refresh();
        Optional<Long> base = table.head(BRANCH).map(Snapshot::snapshotId);
        reached.accept(PublishStep.BRANCH_CREATED);

        String target = table.id() + ".branch_" + BRANCH;
        Snapshot written = table.overwriteDay(publication.rows(), publication.run(), target, BRANCH);
        reached.accept(PublishStep.BRANCH_WRITTEN);
        if (!base.equals(Optional.ofNullable(written.parentId()))) {
            throw new JobFailed(JobFailed.Code.PUBLISH_CONFLICT, refusal(table, "another run has written beneath it"));
        }

        List<Violation> violations = Audit.of(
                spark,
                table.contract().quality(),
                table.rows(target, publication.run().date()),
                publication.run().date());
        if (!violations.isEmpty()) {
            clean(table);
            throw Publisher.refused(publication, violations);
        }

        reached.accept(PublishStep.BRANCH_AUDITED);
        moveMain(table);
        reached.accept(PublishStep.MAIN_MOVED);
        return written;
    }

    @Override
    public void clean(LakeTable table) {
        if (table.hasBranch(BRANCH)) {
            table.spark().sql("ALTER TABLE " + table.id() + " DROP BRANCH " + BRANCH);
            table.refresh();
        }
    }

    private static void moveMain(LakeTable table) {
        try {
            table.spark().sql("CALL system.fast_forward('" + table.id() + "', 'main', '" + BRANCH + "')");
        } catch (IllegalArgumentException e) {
            throw new JobFailed(JobFailed.Code.PUBLISH_CONFLICT, refusal(table, "main has moved meanwhile"), e);
        }

        table.refresh();
    }

    private static String refusal(LakeTable table, String why) {
        return "Cannot publish " + table.id() + ": " + why + "; run again";
    }
}
