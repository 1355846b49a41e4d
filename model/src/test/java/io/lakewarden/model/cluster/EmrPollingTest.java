package io.lakewarden.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmrPollingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 60",
        "1, 60",
        "60, 60",
        "61, 120",
        "599, 600",
        "600, 600",
        "601, 900",
        "900, 900",
        "901, 1200",
        "3599, 3600"
    })
    void anEndIsSeenAtTheNextLook(long endedSeconds, long seenSeconds) {
        assertThat(EmrPolling.seenAfter(Duration.ofSeconds(endedSeconds))).isEqualTo(Duration.ofSeconds(seenSeconds));
    }

    @ParameterizedTest
    @CsvSource({"10, 630", "12, 930", "45, 2730"})
    void aTimeoutLeavesRoomForTheLookAfterTheLimit(long limitMinutes, long timeoutSeconds) {
        assertThat(EmrPolling.timeoutFor(Duration.ofMinutes(limitMinutes)))
                .isEqualTo(Duration.ofSeconds(timeoutSeconds));
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "600, 630", "660, 810"})
    void anEndIsUsuallySeenHalfAnIntervalLater(long endedSeconds, long seenSeconds) {
        assertThat(EmrPolling.usuallySeenAfter(Duration.ofSeconds(endedSeconds)))
                .isEqualTo(Duration.ofSeconds(seenSeconds));
    }
}
