package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import org.junit.jupiter.api.Test;

class KilledCommitTest {
    private static final KilledCommit BEGUN = KilledCommit.none("[[\"1\"]]");

    @Test
    void aKillIsBeforeTheCommitIfTheCatalogKnowsTheSameSnapshotsAfterIt() {
        assertThat(BEGUN.dead("[[\"1\"]]").isBeforeCommit()).isTrue();
    }

    @Test
    void oneAfterWhichTheCatalogKnowsAnotherCameTooLate() {
        KilledCommit late = BEGUN.dead("[[\"1\"],[\"2\"]]");

        assertThat(late.isBeforeCommit()).isFalse();
        assertThat(late.saw())
                .isEqualTo("the kill came too late: the catalog had gone from [[\"1\"]] to [[\"1\"],[\"2\"]]");
    }

    @Test
    void aWriterThatEndedFirstWasNotKilled() {
        assertThat(BEGUN.isBeforeCommit()).isFalse();
        assertThat(BEGUN.saw()).isEqualTo("it ended first");
    }

    @Test
    void aCatalogThatDoesNotAnswerProvesNothing() {
        assertThatThrownBy(() -> KilledCommit.snapshots(Reply.failed("ACCESS_DENIED", "Cannot read")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Cannot see what the catalog knows of the table: ACCESS_DENIED: Cannot read");
    }
}
