package io.lakewarden.jobs.csv;

import java.util.List;

/**
 * A record of a landed file.
 *
 * @param line the line on which it starts; the header is line 1
 * @param fields its fields as text, at least one; an empty field is an empty text
 * @param truncated whether the file ends within it: without a line end, or within quotes
 */
public record LandedRecord(long line, List<String> fields, boolean truncated) {
    public LandedRecord {
        fields = List.copyOf(fields);
    }
}
