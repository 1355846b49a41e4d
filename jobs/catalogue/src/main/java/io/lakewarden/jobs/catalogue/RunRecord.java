package io.lakewarden.jobs.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one job did for one date, left in the records folder as {@code <pipeline>/<date>/<job>.json}. Holds no clock:
 * the same run leaves the same bytes.
 *
 * @param job the job's name
 * @param runDate the date it ran for
 * @param rowsIn rows read of its main input; always {@code rowsOut + quarantined + duplicates} for a job that keeps lines
 * @param rowsOut rows of the run's date in its main output
 * @param quarantined rows rejected, each with a reason
 * @param duplicates exact duplicates dropped
 * @param reasons quarantined rows by reason
 * @param tables the tables it wrote, in the order written
 * @param plans physical plans of its main queries, by table
 * @param notes what a reader should know, a sentence each
 */
public record RunRecord(
        String job,
        String runDate,
        long rowsIn,
        long rowsOut,
        long quarantined,
        long duplicates,
        SortedMap<String, Long> reasons,
        List<TableState> tables,
        SortedMap<String, String> plans,
        List<String> notes) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A table after the job.
     *
     * @param table its two-part name
     * @param rows rows of the run's date
     * @param totalRows all its rows
     * @param changed whether the run made a new snapshot
     * @param tag the tag of this run; empty for a table that is not tagged
     */
    public record TableState(String table, long rows, long totalRows, boolean changed, String tag) {}

    public RunRecord {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(reasons)));
        tables = List.copyOf(tables);
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(plans)));
        notes = List.copyOf(notes);
    }

    /** The same with more tables written. */
    public RunRecord and(List<TableState> more) {
        return new RunRecord(
                job,
                runDate,
                rowsIn,
                rowsOut,
                quarantined,
                duplicates,
                reasons,
                Stream.concat(tables.stream(), more.stream()).toList(),
                plans,
                notes);
    }

    /** Indented JSON that ends in a line feed. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a run record: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #toJson()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static RunRecord fromJson(String json) {
        try {
            return JSON.readValue(json, RunRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read a run record: " + e.getOriginalMessage(), e);
        }
    }
}
