package io.lakewarden.jobs.lake;

import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;

/** Audits the computed rows, then writes them to main in one commit. */
final class SingleTableWay implements PublishWay {
    @Override
    public Snapshot write(Publication publication, Consumer<PublishStep> reached) {
        LakeTable table = publication.table();
        List<Violation> violations = Audit.of(
                table.spark(),
                table.contract().quality(),
                publication.rows(),
                publication.run().date());
        if (!violations.isEmpty()) {
            throw Publisher.refused(publication, violations);
        }

        Snapshot written = table.overwriteDay(
                publication.rows(), publication.run(), table.id().toString(), SnapshotRef.MAIN_BRANCH);
        reached.accept(PublishStep.MAIN_MOVED);
        return written;
    }

    @Override
    public void clean(LakeTable table) {}
}
