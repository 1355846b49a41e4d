package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Interference;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * An execution beside a rehearsal's own, as on another cluster: with a folder, a driver and a storage server of its own, and so
 * with no lock between the two, on the same lake and the same catalog. Its driver opens the catalog first, so that the catalog
 * does not stop with the other one.
 */
final class Rival implements AutoCloseable {
    private static final Interference TIMED = new Interference() {
        @Override
        public TaskPort around(TaskPort emr) {
            return ServiceCall.timed(emr);
        }
    };

    /** The tables' files, and the catalog's one. */
    private static final List<String> SHARED = List.of("lake", "catalog.mv.db");

    private final Ground ground;
    private final LocalPlatform platform;

    private Rival(Ground ground, LocalPlatform platform) {
        this.ground = ground;
        this.platform = platform;
    }

    /** On the rehearsal's lake, before the rehearsal has run anything. */
    static Rival beside(Rehearsal rehearsal, String table) throws IOException {
        Ground ground = rehearsal.ground();
        Path shared = rehearsal.state().path();
        StateFolder own = new StateFolder(shared.resolveSibling(shared.getFileName() + "-rival"));
        own.create();
        for (String file : SHARED) {
            Files.createSymbolicLink(own.path().resolve(file), shared.resolve(file));
        }

        Rival rival = new Rival(ground, ground.platform(ground.installation(), own, TIMED));
        rival.snapshots(table);
        return rival;
    }

    /** Which snapshots of a table the catalog knows now. */
    String snapshots(String table) {
        return KilledCommit.snapshots(platform.query(ground.pipeline(), "", KilledCommit.query(table)));
    }

    /** Executes a day, from all that was ever delivered. */
    RunOutcome run(LocalDate day) {
        return ground.run(platform, new Landing(ground.files()), day, Ground.START);
    }

    @Override
    public void close() {
        platform.close();
    }
}
