package io.lakewarden.jobs.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakewarden.jobs.failure.JobFailed;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final LocalDate DAY = LocalDate.of(2011, 3, 21);

    @Test
    void shouldFailWhenRowsAreLost() {
        JobFailed failed =
                catchThrowableOfType(JobFailed.class, () -> ConformInvoices.reconcile(DAY, "the lines written", 10, 9));

        assertThat(failed).hasMessage("Cannot conform 2011-03-21: 10 rows in, and the lines written come to 9");
        assertThat(failed.code()).isEqualTo(JobFailed.Code.RECONCILIATION_FAILED);
    }

    @Test
    void shouldAcceptWhatAddsUp() {
        assertThatCode(() -> ConformInvoices.reconcile(DAY, "the lines written", 10, 10))
                .doesNotThrowAnyException();
    }
}
