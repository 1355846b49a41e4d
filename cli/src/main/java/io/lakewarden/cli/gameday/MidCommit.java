package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The moment between the files of a commit and the commit, when the catalog does not know of them yet. */
final class MidCommit {
    private static final long LOOK_NANOS = 500_000;

    private MidCommit() {}

    /** Does something once, as soon as the first file of a new snapshot's metadata is there; looks until it is interrupted. */
    static Thread watch(StateFolder state, String table, Runnable then) {
        Path metadata = state.lake().resolve(table.replace('.', '/')).resolve("metadata");
        Set<Path> before = manifests(metadata);
        Thread watch = new Thread(
                () -> {
                    while (!Thread.interrupted()) {
                        if (!before.containsAll(manifests(metadata))) {
                            then.run();
                            return;
                        }

                        LockSupport.parkNanos(LOOK_NANOS);
                    }
                },
                "mid-commit");
        watch.start();
        return watch;
    }

    private static Set<Path> manifests(Path metadata) {
        try (Stream<Path> files = Files.list(metadata)) {
            return files.filter(file -> file.toString().endsWith(".avro")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
