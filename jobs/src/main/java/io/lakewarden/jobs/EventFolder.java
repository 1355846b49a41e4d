package io.lakewarden.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** The folder of Spark's event logs: Spark refuses to start where it is not there, and S3 has none without a file in it. */
public final class EventFolder {
    private static final String MARKER = ".keep";

    private EventFolder() {}

    /** Makes it, where event logs go to a folder of S3. */
    public static void make(SparkConf settings) {
        String folder = settings.get("spark.eventLog.dir", "");
        if (!settings.getBoolean("spark.eventLog.enabled", false) || !folder.startsWith("s3")) {
            return;
        }

        try {
            Path marker = new Path(folder, MARKER);
            FileSystem.get(URI.create(folder), SparkHadoopUtil.get().newConfiguration(settings))
                    .create(marker, true)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of event logs " + folder, e);
        }
    }
}
