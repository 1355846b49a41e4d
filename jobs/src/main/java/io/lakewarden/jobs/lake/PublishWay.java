package io.lakewarden.jobs.lake;

import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;

/** A way to bring audited rows to main; a broken rule is a {@link io.lakewarden.jobs.JobFailed} and main is as it was. */
interface PublishWay {
    /** Audits and writes, tells each step, and gives the snapshot that main is at. */
    Snapshot write(Publication publication, Consumer<PublishStep> reached);

    /** Removes what a publish, this one or one that was ended early, has left besides main and tags. */
    void clean(LakeTable table);
}
