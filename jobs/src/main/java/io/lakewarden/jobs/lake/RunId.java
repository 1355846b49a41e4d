package io.lakewarden.jobs.lake;

import java.time.LocalDate;
import java.util.Map;

/**
 * Which run wrote a snapshot; part of the snapshot's summary.
 *
 * @param pipeline the pipeline's name
 * @param date the day it ran for
 */
public record RunId(String pipeline, LocalDate date) {
    private static final String PIPELINE = "lakewarden.pipeline";
    private static final String RUN_DATE = "lakewarden.run-date";

    /** As properties of a snapshot's summary. */
    public Map<String, String> properties() {
        return Map.of(PIPELINE, pipeline, RUN_DATE, date.toString());
    }

    boolean wrote(Map<String, String> summary) {
        return pipeline.equals(summary.get(PIPELINE)) && date.toString().equals(summary.get(RUN_DATE));
    }
}
