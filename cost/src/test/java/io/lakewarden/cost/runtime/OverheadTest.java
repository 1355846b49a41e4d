package io.lakewarden.cost.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverheadTest {
    private static final Overhead POLLED =
            new Overhead(ClusterStart.about(Duration.ofMinutes(12)), 3, 0, OverheadTest::nextFiveMinutes);

    @Test
    void countsTheStartAndTheWaitForEachStageToBeSeen() {
        assertThat(POLLED.elapsed(Duration.ofMinutes(48))).isEqualTo(Duration.ofMinutes(15 + 3 * 20));
        assertThat(Overhead.withoutPolling(Duration.ofMinutes(12)).elapsed(Duration.ofMinutes(48)))
                .isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void theUsableTimeIsTheLongestThatEndsWithin() {
        Duration usable = POLLED.usable(Duration.ofMinutes(90));

        assertThat(usable).isCloseTo(Duration.ofMinutes(75), Duration.ofMillis(5));
        assertThat(POLLED.elapsed(usable)).isLessThanOrEqualTo(Duration.ofMinutes(90));
        assertThat(POLLED.elapsed(usable.plusSeconds(1))).isGreaterThan(Duration.ofMinutes(90));
    }

    @Test
    void nothingIsUsableWhereTheStartAloneTakesLonger() {
        assertThat(POLLED.usable(Duration.ofMinutes(10))).isZero();
    }

    @Test
    void startsComeAsOneInTenIsSaidToAndTheirMiddleIsTheUsual() {
        assertThat(ClusterStart.about(Duration.ofMinutes(12)).asTheyCome())
                .hasSize(10)
                .isSorted()
                .satisfies(starts -> {
                    assertThat(starts.get(0)).isLessThan(Duration.ofMinutes(6));
                    assertThat(starts.get(1)).isGreaterThan(Duration.ofMinutes(6));
                    assertThat(starts.get(4).plus(starts.get(5)).dividedBy(2))
                            .isCloseTo(Duration.ofMinutes(12), Duration.ofSeconds(15));
                    assertThat(starts.get(8)).isLessThan(Duration.ofMinutes(18));
                    assertThat(starts.get(9)).isGreaterThan(Duration.ofMinutes(18));
                });
        assertThat(ClusterStart.exactly(Duration.ZERO).asTheyCome()).containsExactly(Duration.ZERO);
    }

    @Test
    void aSlowStartLeavesLessToTheJobs() {
        assertThat(POLLED.usableAsStartsCome(Duration.ofMinutes(90)))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private static Duration nextFiveMinutes(Duration ended) {
        long fives = (ended.toMillis() + 299_999) / 300_000;
        return Duration.ofMinutes(5 * Math.max(1, fives));
    }
}
