package io.lakewarden.account.logs;

import io.lakewarden.account.aws.AwsSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Spark's event logs in a bucket of logs, where each owner has a folder below {@code events/}. */
public final class EventLogs {
    private static final String PREFIX = "events/";

    /** How Spark's names end until the driver does. */
    private static final String IN_PROGRESS = ".inprogress";

    private final S3Client client;
    private final String bucket;

    /**
     * Those of a bucket.
     *
     * @param client of who may read the bucket, by its key too
     */
    public EventLogs(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * What a download found.
     *
     * @param files that are there
     * @param fetched of these, those that were not here yet, or were others
     */
    public record Downloaded(int files, int fetched) {}

    /** Those of a bucket that a session may read, into a folder; see {@link #into}. */
    public static Downloaded fetch(AwsSession session, String bucket, Path folder) {
        try (S3Client client = session.client(S3Client.builder().forcePathStyle(true))) {
            return session.call("fetch the event logs in " + bucket, () -> new EventLogs(client, bucket).into(folder));
        }
    }

    /**
     * Brings all of them into one folder, as Spark's History Server reads it: without their owners' folders. A file that is
     * here with the same length and time stays; what is gone from the bucket stays here too, but what says of a log that it is
     * not at its end when it is.
     */
    public Downloaded into(Path folder) {
        try {
            Files.createDirectories(folder);
            int files = 0;
            int fetched = 0;
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(PREFIX))
                    .contents()) {
                if (isLog(object)) {
                    files++;
                    fetched += fetch(object, place(folder, object.key())) ? 1 : 0;
                }
            }

            return new Downloaded(files, fetched);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep event logs in " + folder, e);
        }
    }

    /** Below an owner's folder, and no marker of a folder. */
    private static boolean isLog(S3Object object) {
        String[] names = object.key().split("/", -1);
        String last = names[names.length - 1];
        return names.length > 2 && !last.isEmpty() && !last.startsWith(".");
    }

    private static Path place(Path folder, String key) {
        String ofOwner = key.substring(PREFIX.length());
        Path file = folder.resolve(ofOwner.substring(ofOwner.indexOf('/') + 1)).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException("Cannot keep " + key + ": it leads out of " + folder);
        }

        return file;
    }

    private static boolean isThere(Path file, S3Object object) throws IOException {
        try {
            return Files.size(file) == object.size()
                    && Files.getLastModifiedTime(file).toInstant().equals(object.lastModified());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whole or not at all, since the History Server may be looking; whether it was not there. */
    private boolean fetch(S3Object object, Path file) throws IOException {
        if (isThere(file, object)) {
            return false;
        }

        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        client.getObject(request -> request.bucket(bucket).key(object.key()), ResponseTransformer.toFile(part));
        Files.setLastModifiedTime(part, FileTime.from(object.lastModified()));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + IN_PROGRESS));
        return true;
    }
}
