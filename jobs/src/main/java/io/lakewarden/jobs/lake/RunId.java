package io.lakewarden.jobs.lake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

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

    /** The day for which a snapshot was written; none where no run of a day wrote it. */
    static Optional<LocalDate> dayOf(Map<String, String> summary) {
        return Optional.ofNullable(summary.get(RUN_DATE)).map(LocalDate::parse);
    }

    boolean wrote(Map<String, String> summary) {
        return pipeline.equals(summary.get(PIPELINE)) && date.toString().equals(summary.get(RUN_DATE));
    }
}
