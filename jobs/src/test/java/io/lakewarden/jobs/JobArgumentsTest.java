package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.call.JobArguments;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.PublishForm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobArgumentsTest {
    private static final List<String> GOOD = List.of(
            "ingest-invoices",
            "--run-date",
            "2011-03-22T02:30:00Z",
            "--time-zone",
            "Europe/London",
            "--pipeline",
            "billing",
            "--landing",
            "s3://landing/billing",
            "--contract",
            "s3://artifacts/contract.json",
            "--records",
            "s3://records/runs",
            "--publishing",
            "single-table");

    @Test
    void shouldReadACommandLine() {
        JobArguments arguments = JobArguments.parse(GOOD);

        assertThat(arguments.job()).isEqualTo(BundledJob.INGEST_INVOICES);
        assertThat(arguments.runDate()).isEqualTo("2011-03-21");
        assertThat(arguments.landing()).hasToString("s3://landing/billing");
        assertThat(arguments.publishing()).isEqualTo(PublishForm.SINGLE_TABLE);
    }

    @Test
    void shouldRefuseWhatIsMissingOrUnknownInOneLine() {
        assertRefused(GOOD.subList(0, 13), "Cannot run a job: Missing required option: '--publishing=PARAM'");
        assertRefused(
                with(0, "ingest"),
                "Invalid job: got ingest, expected one of ingest-invoices, refresh-dimensions,"
                        + " conform-invoices, publish-sales-by-day, publish-customer-invoices");
        assertRefused(with(1, "--date"), "Cannot run a job: Missing required option: '--run-date=PARAM'");
        assertRefused(with(14, "both"), "Invalid --publishing: got both, expected branch or single-table");
        assertRefused(with(4, "London"), "Invalid --time-zone: got London, expected a zone such as Europe/London");
        assertRefused(with(6, "../x"), "Invalid pipeline: got ../x, expected letters, digits, - and _");
    }

    private static List<String> with(int place, String value) {
        List<String> arguments = new ArrayList<>(GOOD);
        arguments.set(place, value);
        return arguments;
    }

    private static void assertRefused(List<String> arguments, String message) {
        assertThatThrownBy(() -> JobArguments.parse(arguments))
                .isInstanceOf(JobFailed.class)
                .hasMessage(message)
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.USAGE);
    }
}
