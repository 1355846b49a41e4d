package io.lakewarden.jobs;

import io.lakewarden.jobs.call.JobArguments;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.lake.PublishForm;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;

/** Arguments for tests that look at none of the folders. */
final class JobArgumentsFixture {
    private JobArgumentsFixture() {}

    static JobArguments of(String job, LocalDate date) {
        return new JobArguments(
                BundledJob.named(job).orElseThrow(),
                date,
                ZoneId.of("Europe/London"),
                "billing",
                URI.create("file:/landing"),
                URI.create("file:/contract.json"),
                URI.create("file:/records"),
                PublishForm.BRANCH);
    }
}
