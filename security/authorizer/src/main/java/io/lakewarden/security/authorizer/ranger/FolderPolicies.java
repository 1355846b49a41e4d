package io.lakewarden.security.authorizer.ranger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * change that cannot be read is logged and leaves the policies as they were.
 */
public final class FolderPolicies implements Policies {
    private static final Logger LOG = LoggerFactory.getLogger(FolderPolicies.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();

    private final Path folder;
    private final Configuration hadoop;
    private Map<String, String> stamps;
    private volatile Engine engine;
    private volatile long looked;

    private FolderPolicies(Path folder, Configuration hadoop) throws IOException {
        this.folder = folder;
        this.hadoop = hadoop;
        this.stamps = stamps();
        this.engine = read();
        this.looked = System.nanoTime();
    }

    /** Reads them; what cannot be read is an {@link InvalidPolicies}. */
    public static FolderPolicies open(String uri, Configuration hadoop) {
        try {
            return new FolderPolicies(new Path(uri), hadoop);
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
        if (System.nanoTime() - looked > LOOK_NANOS) {
            look();
        }

        return engine;
    }

    private synchronized void look() {
        if (System.nanoTime() - looked <= LOOK_NANOS) {
            return;
        }

        try {
            Map<String, String> now = stamps();
            if (!now.equals(stamps)) {
                engine = read();
                stamps = now;
                LOG.info("Read the changed policies in {}", folder);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Cannot read the changed policies in {}: {}; the old ones stay", folder, e.getMessage());
        } finally {
            looked = System.nanoTime();
        }
    }

    private Engine read() throws IOException {
        FileSystem files = folder.getFileSystem(hadoop);
        Map<String, String> texts = new TreeMap<>();
        for (String name : PolicyFiles.NAMES) {
            try (InputStream stream = files.open(new Path(folder, name))) {
                texts.put(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        return PolicyFiles.exported(texts);
    }

    private Map<String, String> stamps() throws IOException {
        FileSystem files = folder.getFileSystem(hadoop);
        Map<String, String> stamps = new TreeMap<>();
        for (String name : PolicyFiles.NAMES) {
            FileStatus status = files.getFileStatus(new Path(folder, name));
            stamps.put(name, status.getModificationTime() + " " + status.getLen());
        }

        return stamps;
    }
}
