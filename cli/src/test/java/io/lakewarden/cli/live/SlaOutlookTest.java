package io.lakewarden.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlaOutlookTest {
    private static final Instant START = Instant.parse("2026-03-02T02:30:00Z");
    private static final Duration SLA = Duration.ofMinutes(90);

    @Test
    void tellsTheUsualAndTheLongestOfPastRuns() {
        SlaOutlook outlook = outlook(70, 50, 95, 60, 65);

        assertThat(outlook.median()).isEqualTo(Duration.ofMinutes(65));
        assertThat(outlook.longest()).isEqualTo(Duration.ofMinutes(95));
        assertThat(outlook.missed()).isEqualTo(1);
    }

    @Test
    void foretellsARunFromThoseThatTookAsLong() {
        SlaOutlook outlook = outlook(70, 50, 95, 60, 65);

        assertThat(outlook.of(Duration.ofMinutes(10)))
                .isEqualTo("at risk: 1 of 5 past runs that took this long missed it");
        assertThat(outlook.of(Duration.ofMinutes(66)))
                .isEqualTo("at risk: 1 of 2 past runs that took this long missed it");
        assertThat(outlook.of(Duration.ofMinutes(91))).isEqualTo("missed");
        assertThat(outlook(50, 60, 70).of(Duration.ofMinutes(20)))
                .isEqualTo("on time: none of 3 past runs that took this long missed it; about 40 min to go");
        assertThat(outlook(50, 60, 70).of(Duration.ofMinutes(80)))
                .isEqualTo("at risk: it takes longer than any of the last 3 runs");
    }

    @Test
    void saysNothingOfTooFewRuns() {
        assertThat(SlaOutlook.of(SLA, List.of(run(50), run(60)), START))
                .isEqualTo(Reading.unread("only 2 runs have succeeded; from 3 on something can be said"));
    }

    private static SlaOutlook outlook(int... minutes) {
        return SlaOutlook.of(
                        SLA, IntStream.of(minutes).mapToObj(SlaOutlookTest::run).toList(), START)
                .match(outlook -> outlook, why -> {
                    throw new AssertionError(why);
                });
    }

    private static Execution run(int minutes) {
        return new Execution(
                "arn",
                "machine",
                "run-" + minutes,
                Execution.Status.SUCCEEDED,
                START,
                Optional.of(START.plus(Duration.ofMinutes(minutes))),
                Optional.empty(),
                Optional.empty());
    }
}
