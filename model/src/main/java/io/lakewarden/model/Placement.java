package io.lakewarden.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one pipeline runs in one environment.
 *
 * @param pipeline the pipeline's name
 * @param landing where its files arrive: a folder relative to the state's folder, or an {@code s3://} prefix
 * @param input expected volume of one run, uncompressed
 * @param compute what it runs on
 * @param spark settings that override the derived tuning, by Spark's own names
 * @param workload what its price follows from
 */
public record Placement(
        String pipeline,
        String landing,
        Gibibytes input,
        Compute compute,
        SortedMap<String, String> spark,
        Workload workload) {
    public Placement {
        spark = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(spark)));
    }

    /** One whose workload is only its expected volume. */
    public Placement(
            String pipeline, String landing, Gibibytes input, Compute compute, SortedMap<String, String> spark) {
        this(pipeline, landing, input, compute, spark, Workload.about(input));
    }
}
