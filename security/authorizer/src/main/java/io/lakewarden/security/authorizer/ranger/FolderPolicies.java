package io.lakewarden.security.authorizer.ranger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policies from a folder on any of Hadoop's file systems. Looks for changes when asked, and at most every two seconds; a
 * change that cannot be read is logged and leaves the policies as they were. Files are taken together or not at all: those
 * that {@code SHA256SUMS} names, where the folder has one, and else those that did not change while they were read.
 */
public final class FolderPolicies implements Policies {
    private static final Logger LOG = LoggerFactory.getLogger(FolderPolicies.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Path folder;
    private final Configuration hadoop;
    private final long lookNanos;
    private Map<String, Stamp> stamps;
    private volatile Engine engine;
    private volatile long looked;

    private record Stamp(long changedMillis, long length) {}

    private FolderPolicies(Path folder, Configuration hadoop, Duration look) throws IOException {
        this.folder = folder;
        this.hadoop = hadoop;
        this.lookNanos = look.toNanos();
        this.stamps = stamps();
        this.engine = read(stamps);
        this.looked = System.nanoTime();
        LOG.info("Policies in {} are {} old", folder, age());
    }

    /** Reads them; what cannot be read is an {@link InvalidPolicies}. */
    public static FolderPolicies open(String uri, Configuration hadoop) {
        return open(uri, hadoop, LOOK);
    }

    /** Looks for changes at most that often. */
    static FolderPolicies open(String uri, Configuration hadoop, Duration look) {
        try {
            return new FolderPolicies(new Path(uri), hadoop, look);
        } catch (FileNotFoundException e) {
            throw new InvalidPolicies(
                    "Cannot read the policies in " + uri + ": " + e.getMessage() + "; the folder must hold "
                            + String.join(", ", PolicyFiles.NAMES),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidPolicies("Cannot read the policies in " + uri + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Engine engine() {
        if (System.nanoTime() - looked > lookNanos) {
            look();
        }

        return engine;
    }

    private synchronized void look() {
        if (System.nanoTime() - looked <= lookNanos) {
            return;
        }

        try {
            Map<String, Stamp> now = stamps();
            if (!now.equals(stamps)) {
                engine = read(now);
                stamps = now;
                LOG.info("Read the changed policies in {}, which are {} old", folder, age());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "Cannot read the changed policies in {}: {}; the old ones stay, which are {} old",
                    folder,
                    e.getMessage(),
                    age());
        } finally {
            looked = System.nanoTime();
        }
    }

    /** Since the youngest of the files was written. */
    private String age() {
        long youngest =
                stamps.values().stream().mapToLong(Stamp::changedMillis).max().orElse(0);
        return Duration.between(Instant.ofEpochMilli(youngest), Instant.now()).toSeconds() + " s";
    }

    private Engine read(Map<String, Stamp> before) throws IOException {
        FileSystem files = folder.getFileSystem(hadoop);
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : before.keySet()) {
            try (InputStream stream = files.open(new Path(folder, name))) {
                contents.put(name, stream.readAllBytes());
            }
        }

        if (contents.containsKey(Checksums.NAME)) {
            Checksums.check(contents);
        } else if (!stamps().equals(before)) {
            throw new InvalidPolicies("the files changed while they were read");
        }

        Map<String, String> texts = new TreeMap<>();
        contents.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return PolicyFiles.exported(texts);
    }

    private Map<String, Stamp> stamps() throws IOException {
        FileSystem files = folder.getFileSystem(hadoop);
        Map<String, Stamp> stamps = new TreeMap<>();
        for (String name : PolicyFiles.NAMES) {
            stamps.put(name, stamp(files.getFileStatus(new Path(folder, name))));
        }

        Path checksums = new Path(folder, Checksums.NAME);
        if (files.exists(checksums)) {
            stamps.put(Checksums.NAME, stamp(files.getFileStatus(checksums)));
        }

        return stamps;
    }

    private static Stamp stamp(FileStatus status) {
        return new Stamp(status.getModificationTime(), status.getLen());
    }
}
