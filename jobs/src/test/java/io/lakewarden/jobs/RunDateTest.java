package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.call.RunDate;
import io.lakewarden.jobs.failure.JobFailed;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDateTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void shouldKeepADate() {
        assertThat(RunDate.from("2011-03-21", LONDON)).isEqualTo(LocalDate.of(2011, 3, 21));
    }

    @ParameterizedTest
    @CsvSource({
        "2011-03-22T02:30:00Z, Europe/London, 2011-03-21",
        // In summer time it is already the 28th in London.
        "2011-03-27T23:30:00Z, Europe/London, 2011-03-27",
        // In winter time it is still the 26th.
        "2011-03-26T23:30:00Z, Europe/London, 2011-03-25",
        "2011-10-30T00:30:00Z, Europe/London, 2011-10-29",
        "2011-03-22T02:30:00Z, America/New_York, 2011-03-20",
        "2011-03-22T02:30:00.123Z, Asia/Tokyo, 2011-03-21"
    })
    void shouldTakeTheDayBeforeTheOneOnTheZonesClocks(String instant, String zone, String expected) {
        assertThat(RunDate.from(instant, ZoneId.of(zone))).isEqualTo(LocalDate.parse(expected));
    }

    @Test
    void shouldRefuseAnythingElse() {
        assertThatThrownBy(() -> RunDate.from("21.3.2011", LONDON))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Invalid run date: got 21.3.2011, expected a date such as 2011-03-21 or an instant such as"
                        + " 2011-03-22T02:30:00Z");
    }
}
