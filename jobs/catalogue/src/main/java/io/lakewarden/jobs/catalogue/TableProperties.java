package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.Dataset;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Iceberg properties with which a table is created, by whoever creates it. */
public final class TableProperties {
    private TableProperties() {}

    /** A day's rows come from few tasks and land in one partition: no shuffle before the write, one commit a step. */
    public static SortedMap<String, String> of(Dataset dataset) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("format-version", "2");
        properties.put("write.parquet.compression-codec", "zstd");
        properties.put("write.distribution-mode", "none");
        // Each step adds a manifest: merged early, a scan of one day stays as short after years.
        properties.put("commit.manifest.min-count-to-merge", "32");
        properties.put("write.metadata.delete-after-commit.enabled", "true");
        properties.put("write.metadata.previous-versions-max", "10");
        properties.put(
                "history.expire.max-snapshot-age-ms",
                Long.toString(Duration.ofDays(dataset.retentionDays()).toMillis()));
        return Collections.unmodifiableSortedMap(properties);
    }
}
