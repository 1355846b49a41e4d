package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import java.util.Optional;

/**
 * A commit whose writer was killed, and which snapshots of the table the catalog knew before and after: those of all branches.
 * A branch that was made to write to is none yet, though it gives the table another file of metadata.
 *
 * @param before the table's snapshots by the catalog before the writer began
 * @param after the same when the writer was dead; empty if it ended before it could be killed
 */
record KilledCommit(String before, Optional<String> after) {
    /** Nothing was killed yet. */
    static KilledCommit none(String before) {
        return new KilledCommit(before, Optional.empty());
    }

    /** The query that {@link #snapshots} reads the answer of. */
    static String query(String table) {
        return "SELECT snapshot_id FROM " + table + ".snapshots ORDER BY snapshot_id";
    }

    /** A {@link CommandFailed} if the catalog did not say: nothing is concluded from two failures that are equal. */
    static String snapshots(Reply reply) {
        if (!reply.ok()) {
            throw CommandFailed.because("Cannot see what the catalog knows of the table: " + Ground.answer(reply));
        }

        return Ground.answer(reply);
    }

    KilledCommit dead(String snapshots) {
        return new KilledCommit(before, Optional.of(snapshots));
    }

    /** Whether the writer died before the catalog knew of anything that it wrote. */
    boolean isBeforeCommit() {
        return after.filter(before::equals).isPresent();
    }

    /** What was there instead. */
    String saw() {
        return after.map(known -> "the kill came too late: the catalog had gone from " + before + " to " + known)
                .orElse("it ended first");
    }
}
