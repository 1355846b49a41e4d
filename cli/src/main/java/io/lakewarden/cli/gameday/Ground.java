package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Interference;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.sample.SampleFeed;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What every rehearsal starts from: a lake with one published day, and what it holds after an undisturbed second one.
 *
 * @param installation what runs
 * @param folder for lakes and files
 * @param checked the definition
 * @param local its environment of this machine
 * @param pipeline what is rehearsed
 * @param before what readers see at first
 * @param after what all tables hold after the second day
 * @param templates of an environment in an account that has the pipeline
 */
public record Ground(
        Installation installation,
        Path folder,
        CheckedPlatform checked,
        Environment local,
        Pipeline pipeline,
        String before,
        String after,
        Templates templates) {
    static final LocalDate PUBLISHED = LocalDate.of(2026, 1, 5);
    static final LocalDate DAY = PUBLISHED.plusDays(1);

    /** When executions begin, in virtual time: always the same, so that an alarm's periods fall as they did before. */
    static final Instant START = Instant.parse("2026-01-07T02:30:00Z");

    private static final int LINES = 300;
    private static final SampleFeed FEED = SampleFeed.of(11, PUBLISHED, 2, LINES);

    /** Publishes the first day, keeps that lake, and publishes the second. */
    public static Ground prepare(
            Installation installation,
            Path folder,
            CheckedPlatform checked,
            Environment local,
            Pipeline pipeline,
            Templates templates)
            throws IOException {
        Ground ground = new Ground(installation, folder, checked, local, pipeline, "", "", templates);
        Contents contents = Contents.of(checked);
        FEED.write(ground.files(), (day, written) -> {});
        StateFolder first = new StateFolder(ground.firstDay());
        String before;
        try (LocalPlatform platform = ground.platform(installation, first, Interference.NONE)) {
            ground.undisturbed(platform, PUBLISHED);
            before = answer(platform.query(pipeline, "", contents.gold()));
        }

        StateFolder second = new StateFolder(folder.resolve("undisturbed"));
        copy(ground.firstDay(), second.path());
        try (LocalPlatform platform = ground.platform(installation, second, Interference.NONE)) {
            ground.undisturbed(platform, DAY);
            String after = answer(platform.query(pipeline, "", contents.all()));
            return new Ground(installation, folder, checked, local, pipeline, before, after, templates);
        }
    }

    private void undisturbed(LocalPlatform platform, LocalDate date) {
        RunOutcome outcome = run(platform, new Landing(files()), date, START);
        if (!outcome.succeeded()) {
            throw new IllegalStateException("Cannot rehearse: the undisturbed run failed: " + outcome.cause());
        }
    }

    /** A copy of the lake with its one day, for one rehearsal. */
    StateFolder lake(String name) throws IOException {
        StateFolder state = new StateFolder(folder.resolve(name));
        copy(firstDay(), state.path());
        return state;
    }

    /** The platform on such a lake. */
    LocalPlatform platform(Installation from, StateFolder state, Interference interference) {
        state.create();
        return new LocalPlatform(from, state, checked, local, Silence.KEPT, interference);
    }

    /** One execution for a day, from a moment of virtual time on. */
    RunOutcome run(LocalPlatform platform, Landing landing, LocalDate date, Instant start) {
        return platform.run(pipeline, landing, Json.object().put("date", date.toString()), start);
    }

    /** The rows of a query; one that fails is a lake that nobody can read. */
    static String answer(Reply reply) {
        return reply.ok() ? reply.result().get("rows").toString() : reply.code() + ": " + reply.message();
    }

    /** Both days as they are delivered. */
    Path files() {
        return folder.resolve("files");
    }

    private Path firstDay() {
        return folder.resolve("first-day");
    }

    /** A folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(visited)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
