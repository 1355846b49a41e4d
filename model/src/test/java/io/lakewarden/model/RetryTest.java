package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void countsNoPauseForLongerThanItCanBe() {
        Retry patient = new Retry(3, Duration.ofMinutes(30), 4.0);

        assertThat(patient.pauses()).isEqualTo(Duration.ofMinutes(30 + 120 + 120));
    }

    @Test
    void countsNothingWhereNothingIsTriedAgain() {
        assertThat(new Retry(0, Duration.ofMinutes(30), 4.0).pauses()).isZero();
    }
}
