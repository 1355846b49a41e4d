package io.lakewarden.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The session settings that the jobs' results rest on; those for speed come with the call. */
final class SessionSettings {
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            // Results must not depend on where the job runs.
            "spark.sql.session.timeZone", "UTC",
            // A day's partition is replaced by a condition that the statement states.
            "spark.sql.sources.partitionOverwriteMode", "static"));

    private SessionSettings() {}

    static void apply(SparkSession spark) {
        SETTINGS.forEach((key, value) -> spark.conf().set(key, value));
    }
}
