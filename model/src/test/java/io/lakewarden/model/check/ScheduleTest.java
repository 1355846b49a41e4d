package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(30 2 * * ? *)",
                "cron(0 0 ? * MON-FRI *)",
                "cron(0/15 8-17 L * ? 2026)",
                "cron(0 0 15W jan,7 ? 2026-2030)",
                "cron(0 0 ? * 6#3 *)",
                "cron(0 0 ? * FRIL *)",
                "cron(*/5 * * * ? *)",
                "rate(1 day)",
                "rate(12 hours)",
                "at(2026-01-31T02:30:00)"
            })
    void acceptsWhatEventBridgeSchedulerTakes(String schedule) {
        assertThat(Schedule.problem(schedule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            cron(30 2 * * *)          | got 5 cron fields, expected 6: minutes hours day-of-month month day-of-week year
            cron(60 2 * * ? *)        | got 60 for minutes, expected 0 to 59, a list, a range, a step or *
            cron(0 24 * * ? *)        | got 24 for hours, expected 0 to 23, a list, a range, a step or *
            cron(0 0 0 * ? *)         | got 0 for day of month, expected 1 to 31, a list, a range, a step or *
            cron(0 0 * 13 ? *)        | got 13 for month, expected 1 to 12, a list, a range, a step or *
            cron(0 0 ? * 8 *)         | got 8 for day of week, expected 1 to 7, a list, a range, a step or *
            cron(0 0 * * ? 2200)      | got 2200 for year, expected 1970 to 2199, a list, a range, a step or *
            cron(0 17-8 * * ? *)      | got 17-8 for hours, expected 0 to 23, a list, a range, a step or *
            cron(0/0 0 * * ? *)       | got 0/0 for minutes, expected 0 to 59, a list, a range, a step or *
            cron(0 0 * * * *)         | got * for day of month and * for day of week, expected ? for exactly one of them
            cron(0 0 ? * ? *)         | got ? for day of month and ? for day of week, expected ? for exactly one of them
            cron(? 0 * * ? *)         | got ? for minutes, expected 0 to 59, a list, a range, a step or *
            rate(1 days)              | got rate 1 days, expected 1 day, 12 hours, 90 minutes
            rate(0 days)              | got rate 0 days, expected 1 day, 12 hours, 90 minutes
            at(2026-02-30T00:00:00)   | got at 2026-02-30T00:00:00, expected a time such as 2026-01-31T02:30:00
            daily                     | got daily, expected cron(...), rate(...) or at(...)
            """)
    void refusesWhatItDoesNotTake(String schedule, String problem) {
        assertThat(Schedule.problem(schedule)).contains(problem);
    }

    @Test
    void refusesEmptyPartsOfAList() {
        assertThat(Schedule.problem("cron(1,,2 0 * * ? *)")).isPresent();
        assertThat(Schedule.problem("cron(1- 0 * * ? *)")).isPresent();
    }
}
