package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.gameday.Span.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final Instant START = Instant.parse("2026-01-07T02:30:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Stopwatch watch = new Stopwatch(START, nanos::get);

    @Test
    void whatRingsAnAlarmIsTimedInVirtualTimeFromItsFirstInjectionOn() {
        watch.reaches(START.plusSeconds(90));
        watch.injected();
        watch.reaches(START.plusSeconds(200));
        watch.injected();
        nanos.set(7_000_000_000L);
        watch.rings(START.plusSeconds(600));
        watch.reaches(START.plusSeconds(900));
        watch.isQuietFrom(START.plusSeconds(1500));
        watch.recovered();

        assertThat(watch.quiet()).contains(new Span(Duration.ofSeconds(1410), Clock.VIRTUAL));
        assertThat(watch.detect()).contains(new Span(Duration.ofSeconds(510), Clock.VIRTUAL));
        assertThat(watch.recover()).contains(new Span(Duration.ofSeconds(300), Clock.VIRTUAL));
    }

    @Test
    void whatNothingDetectsHasNoTimeToDetectAndRecoversFromTheFaultOn() {
        watch.injected();
        watch.reaches(START.plusSeconds(240));
        watch.recovered();

        assertThat(watch.quiet()).isEmpty();
        assertThat(watch.detect()).isEmpty();
        assertThat(watch.recover()).contains(new Span(Duration.ofMinutes(4), Clock.VIRTUAL));
    }

    @Test
    void whatIsNoticedWithoutAVirtualClockIsTimedByThisMachines() {
        watch.injected();
        nanos.set(1_500_000_000L);
        watch.noticed();
        nanos.set(4_000_000_000L);
        watch.reaches(START.plusSeconds(240));
        watch.recovered();

        assertThat(watch.detect()).contains(new Span(Duration.ofMillis(1500), Clock.WALL));
        assertThat(watch.recover()).contains(new Span(Duration.ofMillis(2500), Clock.WALL));
    }

    @Test
    void withoutAFaultThereIsNothingToTime() {
        watch.recovered();

        assertThat(watch.detect()).isEmpty();
        assertThat(watch.recover()).isEmpty();
    }

    @Test
    void virtualTimeIsWholeAndWallClockSecondsAreNamedAndNotInAPage() {
        Span minutes = new Span(Duration.ofSeconds(510), Clock.VIRTUAL);
        Span seconds = new Span(Duration.ofMillis(45_900), Clock.VIRTUAL);
        Span wall = new Span(Duration.ofMillis(1500), Clock.WALL);

        assertThat(minutes.words()).isEqualTo("8 min").isEqualTo(minutes.stableWords());
        assertThat(seconds.words()).isEqualTo("45 s").isEqualTo(seconds.stableWords());
        assertThat(wall.words()).isEqualTo("1.5 s by the wall clock");
        assertThat(wall.stableWords()).isEqualTo("by the wall clock");
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsABug() {
        assertThatThrownBy(() -> new Span(Duration.ofSeconds(-1), Clock.VIRTUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot measure PT-1S: it ends before it begins");
    }
}
