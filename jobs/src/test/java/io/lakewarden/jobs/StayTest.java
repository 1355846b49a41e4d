package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StayTest {
    private static final Instant START = Instant.parse("2026-01-07T02:40:00Z");

    @Test
    void shouldCountAMachineOnceHoweverManyExecutorsItHas() {
        assertThat(Stay.ofMachines(List.of(stay("a", 0, 100), stay("a", 0, 100), stay("a", 20, 60))))
                .isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void shouldCountEachMachine() {
        assertThat(Stay.ofMachines(List.of(stay("a", 0, 100), stay("b", 10, 100))))
                .isEqualTo(Duration.ofSeconds(190));
    }

    @Test
    void shouldLeaveOutTheTimeInWhichAMachineHadNone() {
        assertThat(Stay.ofMachines(List.of(stay("a", 70, 100), stay("a", 0, 30), stay("a", 20, 40))))
                .isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void shouldFindNothingWhereThereWasNoExecutor() {
        assertThat(Stay.ofMachines(List.of())).isZero();
    }

    private static Stay stay(String host, int from, int until) {
        return new Stay(host, START.plusSeconds(from), START.plusSeconds(until));
    }
}
