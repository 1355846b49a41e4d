package io.lakewarden.cli.bench;

import java.util.Map;

/**
 * A way to run the same jobs.
 *
 * @param label in the table
 * @param conf Spark settings, over Spark's defaults
 */
record Variant(String label, Map<String, String> conf) {
    /** Nothing set, and the jobs' hints ignored. */
    static Variant sparkDefaults() {
        return new Variant("Spark's defaults", Map.of("spark.sql.optimizer.disableHints", "true"));
    }

    /** What tutorials of Spark 2 set once and for all. */
    static Variant textbook() {
        return new Variant(
                "200 partitions, no AQE, no broadcast",
                Map.of(
                        "spark.sql.optimizer.disableHints", "true",
                        "spark.sql.adaptive.enabled", "false",
                        "spark.sql.autoBroadcastJoinThreshold", "-1",
                        "spark.sql.shuffle.partitions", "200"));
    }

    /** Derived from this machine and this input. */
    static Variant derived(Map<String, String> tuning) {
        return new Variant("Lakewarden", tuning);
    }
}
