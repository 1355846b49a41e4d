package io.lakewarden.jobs.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * What one job did for one date in numbers alone, left beside its {@link RunRecord} as
 * {@code <pipeline>/<date>/<job>.numbers.json}. What it took differs from run to run, so it is no part of the record, whose
 * bytes do not.
 *
 * @param job the job's name
 * @param runDate the date it ran for
 * @param rowsIn rows read of its main input
 * @param rowsOut rows of the run's date in its main output
 * @param quarantined rows rejected
 * @param duplicates exact duplicates dropped
 * @param seconds from its start to its record, whole
 * @param instanceSeconds seconds of all machines while each had an executor of the job, whole
 * @param freshnessSeconds from the end of the date, in the pipeline's time zone, to its record, whole; 0 for a date that is
 *     not over
 */
public record RunNumbers(
        String job,
        String runDate,
        long rowsIn,
        long rowsOut,
        long quarantined,
        long duplicates,
        long seconds,
        long instanceSeconds,
        long freshnessSeconds) {
    /** What the file is called after the job's name. */
    public static final String ENDING = ".numbers.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Those of a record, and what its run took. */
    public static RunNumbers of(RunRecord record, long seconds, long instanceSeconds, long freshnessSeconds) {
        return new RunNumbers(
                record.job(),
                record.runDate(),
                record.rowsIn(),
                record.rowsOut(),
                record.quarantined(),
                record.duplicates(),
                seconds,
                instanceSeconds,
                freshnessSeconds);
    }

    /** Indented JSON that ends in a line feed. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the numbers of a run: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #toJson()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static RunNumbers fromJson(String json) {
        try {
            return JSON.readValue(json, RunNumbers.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read the numbers of a run: " + e.getOriginalMessage(), e);
        }
    }
}
