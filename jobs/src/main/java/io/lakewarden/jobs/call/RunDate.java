package io.lakewarden.jobs.call;

import io.lakewarden.jobs.failure.JobFailed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** The day that a run is for. */
public final class RunDate {
    private RunDate() {}

    /**
     * A date ({@code 2011-03-21}) is that day; an instant ({@code 2011-03-22T02:30:00Z}) is the day before the one that
     * the zone's clocks show then. Anything else is a {@link JobFailed}.
     */
    public static LocalDate from(String text, ZoneId zone) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                    : Instant.parse(text).atZone(zone).toLocalDate().minusDays(1);
        } catch (DateTimeParseException e) {
            throw new JobFailed(
                    JobFailed.Code.USAGE,
                    "Invalid run date: got " + text + ", expected a date such as 2011-03-21 or an instant such as"
                            + " 2011-03-22T02:30:00Z",
                    e);
        }
    }
}
