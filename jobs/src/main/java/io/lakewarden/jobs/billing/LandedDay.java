package io.lakewarden.jobs.billing;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.Files;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * The files of a day in landing: {@code <date>.csv}, or all {@code *.csv} of the folder {@code <date>/}.
 *
 * @param date the day
 * @param landing the folder in which files arrive
 * @param names their names within it, sorted
 */
record LandedDay(LocalDate date, URI landing, List<String> names) {
    private static final String ENDING = ".csv";

    LandedDay {
        names = List.copyOf(names);
    }

    /** Finds them; no file at all, and both forms at once, are a {@link JobFailed}. */
    static LandedDay find(JobContext context) {
        URI landing = context.arguments().landing();
        LocalDate date = context.arguments().runDate();
        String name = date + ENDING;
        try {
            boolean single = context.files().isFile(Files.child(landing, name));
            List<String> parts = context.files().names(Files.child(landing, date.toString()), ENDING).stream()
                    .map(part -> date + "/" + part)
                    .toList();
            if (single && !parts.isEmpty()) {
                throw new JobFailed(
                        JobFailed.Code.INPUT_REFUSED,
                        "Cannot ingest " + date + ": both " + name + " and the folder " + date
                                + " have arrived, expected one of them");
            }

            if (!single && parts.isEmpty()) {
                throw new JobFailed(
                        JobFailed.Code.INPUT_MISSING,
                        "Cannot ingest " + date + ": neither " + name + " nor a file in the folder " + date
                                + " has arrived");
            }

            return new LandedDay(date, landing, single ? List.of(name) : parts);
        } catch (IOException e) {
            throw new JobFailed(JobFailed.Code.INPUT_UNREADABLE, "Cannot ingest " + date + ": " + e.getMessage(), e);
        }
    }
}
