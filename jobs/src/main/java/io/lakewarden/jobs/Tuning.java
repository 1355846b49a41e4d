package io.lakewarden.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The session settings that the jobs' results and speed rest on, each with its reason. */
final class Tuning {
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            // Results must not depend on where the job runs.
            "spark.sql.session.timeZone", "UTC",
            // Joins, partition counts and skew follow what is found, not what was guessed.
            "spark.sql.adaptive.enabled", "true",
            "spark.sql.adaptive.coalescePartitions.enabled", "true",
            "spark.sql.adaptive.skewJoin.enabled", "true",
            // Both dimensions are broadcast by name; nothing else shall be by a wrong guess.
            "spark.sql.autoBroadcastJoinThreshold", "10485760",
            // A day's partition is replaced by a condition that the statement states.
            "spark.sql.sources.partitionOverwriteMode", "static"));

    private Tuning() {}

    static void apply(SparkSession spark) {
        SETTINGS.forEach((key, value) -> spark.conf().set(key, value));
    }
}
