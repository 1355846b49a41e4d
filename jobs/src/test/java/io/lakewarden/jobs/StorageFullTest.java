package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.call.JobArguments;
import io.lakewarden.jobs.failure.JobFailed;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StorageFullTest {
    @Test
    void shouldFindAFullDiskBehindWhatSparkMadeOfIt() {
        JobArguments arguments = JobArgumentsFixture.of("conform-invoices", LocalDate.of(2011, 3, 21));
        RuntimeException failure = new RuntimeException(
                "Job aborted", new IllegalStateException(new IOException("No space left on device")));

        JobFailed failed = JobRunner.understood(arguments, failure).orElseThrow();

        assertThat(failed.code()).isEqualTo(JobFailed.Code.STORAGE_FULL);
        assertThat(failed).hasMessage("Cannot run conform-invoices for 2011-03-21: no space left where it writes");
        assertThat(JobRunner.understood(arguments, new RuntimeException("our own bug")))
                .isEmpty();
    }
}
