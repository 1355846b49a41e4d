package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final String FIELDS = "expected minutes hours day-of-month month day-of-week year";

    @Test
    void aDailyRunHasAsManyRunsAsTheMonthHasDays() {
        assertThat(in("cron(30 2 * * ? *)", YearMonth.of(2028, 2))).isEqualTo(29);
        assertThat(in("cron(30 2 * * ? *)", YearMonth.of(2026, 1))).isEqualTo(31);
    }

    @Test
    void aTimeThatTheClockLeavesOutIsSkipped() {
        assertThat(Times.of("cron(30 1 * * ? *)", LONDON).in(MARCH)).isEqualTo(30);
        assertThat(Times.of("cron(30 2 * * ? *)", LONDON).in(MARCH)).isEqualTo(31);
        assertThat(Times.of("cron(30 1 * * ? *)", ZoneOffset.UTC).in(MARCH)).isEqualTo(31);
    }

    @Test
    void aTimeThatTheClockShowsTwiceCountsOnce() {
        assertThat(Times.of("cron(30 1 * * ? *)", LONDON).in(OCTOBER)).isEqualTo(31);
    }

    @Test
    void knowsLastDaysWeekdaysAndNumberedWeekdays() {
        assertThat(in("cron(0 8 L * ? *)", MARCH)).isEqualTo(1);
        assertThat(in("cron(0 8 1W * ? *)", YearMonth.of(2026, 8))).isEqualTo(1);
        assertThat(in("cron(0 8 ? * 2#1 *)", MARCH)).isEqualTo(1);
        assertThat(in("cron(0 8 ? * 6L *)", MARCH)).isEqualTo(1);
        assertThat(in("cron(0 8 ? * MON-FRI *)", MARCH)).isEqualTo(22);
        assertThat(in("cron(0 8 * * ? 2027)", MARCH)).isZero();
    }

    @Test
    void ratesAndSingleTimes() {
        assertThat(in("rate(6 hours)", YearMonth.of(2026, 2))).isEqualTo(28 * 4);
        assertThat(in("rate(1 day)", YearMonth.of(2026, 2))).isEqualTo(28);
        assertThat(in("rate(7 days)", YearMonth.of(2026, 4))).isEqualTo(5);
        assertThat(in("at(2026-03-05T10:00:00)", MARCH)).isEqualTo(1);
        assertThat(in("at(2026-03-05T10:00:00)", OCTOBER)).isZero();
    }

    @Test
    void aYearHasAsManyOfARateAsItHas() {
        assertThat(inYear("rate(7 days)")).isBetween(52, 53);
        assertThat(inYear("rate(45 days)")).isBetween(8, 9);
        assertThat(inYear("rate(1 day)")).isEqualTo(365);
    }

    @Test
    void timesBeforeTheFirstAndFromTheLastOnDoNotCome() {
        Times daily = Times.of("cron(30 2 * * ? *)", LONDON);
        LocalDateTime start = LocalDateTime.parse("2026-03-10T00:00:00");
        LocalDateTime end = LocalDateTime.parse("2026-03-12T02:30:00");

        assertThat(daily.within(Optional.of(start), Optional.of(end)).in(MARCH)).isEqualTo(2);
        assertThat(daily.within(Optional.of(start), Optional.empty()).in(MARCH)).isEqualTo(22);
        assertThat(daily.within(Optional.empty(), Optional.of(end)).in(OCTOBER)).isZero();
        assertThat(Times.of("rate(1 day)", LONDON)
                        .within(Optional.of(start), Optional.empty())
                        .in(MARCH))
                .isEqualTo(22);
    }

    private static int inYear(String expression) {
        return IntStream.rangeClosed(1, 12)
                .map(month -> in(expression, YearMonth.of(2026, month)))
                .sum();
    }

    @Test
    void countsAsTryingEveryMinuteDoes() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Fields fields = Fields.random(random);
            YearMonth month = YearMonth.of(2024 + random.nextInt(5), 1 + random.nextInt(12));

            assertThat(Times.of(fields.expression(), LONDON).in(month))
                    .as(fields.expression() + " in " + month)
                    .isEqualTo(fields.tried(month));
        }
    }

    @Test
    void saysWhatItCannotRead() {
        assertUnreadable("every day", "expected cron(...), rate(...) or at(...)");
        assertUnreadable("cron(61 2 * * ? *)", FIELDS);
        assertUnreadable("cron(0 2 * * ?)", FIELDS);
        assertUnreadable("rate(0 days)", "expected a rate such as 6 hours");
        assertUnreadable("rate(99999999999999999999 days)", "expected a rate such as 6 hours");
    }

    @Test
    void aDayIsOfTheMonthOrOfTheWeek() {
        String either = "expected a ? as either the day-of-month or the day-of-week, and not as both";

        assertUnreadable("cron(0 2 1 * MON *)", either);
        assertUnreadable("cron(0 2 * * * *)", either);
        assertUnreadable("cron(0 2 ? * ? *)", either);
        assertThat(in("cron(0 2 1 * ? *)", MARCH)).isEqualTo(1);
        assertThat(in("cron(0 2 ? * MON *)", MARCH)).isEqualTo(5);
    }

    private static void assertUnreadable(String expression, String expected) {
        assertThatThrownBy(() -> in(expression, MARCH))
                .isInstanceOf(Unreadable.class)
                .hasMessage("the schedule " + expression + " cannot be read: " + expected);
    }

    private static int in(String expression, YearMonth month) {
        return Times.of(expression, ZoneOffset.UTC).in(month);
    }

    /** The values that each field lets through; the days are of the month or of the week. */
    private record Fields(
            List<Integer> minutes, List<Integer> hours, List<Integer> days, boolean ofWeek, List<Integer> months) {
        static Fields random(Random random) {
            boolean ofWeek = random.nextBoolean();
            return new Fields(
                    some(random, 0, 59),
                    some(random, 0, 23),
                    ofWeek ? some(random, 1, 7) : some(random, 1, 31),
                    ofWeek,
                    random.nextBoolean() ? List.of() : some(random, 1, 12));
        }

        private static List<Integer> some(Random random, int least, int most) {
            return Stream.generate(() -> least + random.nextInt(most - least + 1))
                    .limit(1 + random.nextInt(4))
                    .distinct()
                    .sorted()
                    .toList();
        }

        String expression() {
            return "cron(" + text(minutes) + " " + text(hours) + " " + (ofWeek ? "?" : text(days)) + " " + text(months)
                    + " " + (ofWeek ? text(days) : "?") + " *)";
        }

        private static String text(List<Integer> values) {
            return values.isEmpty()
                    ? "*"
                    : String.join(",", values.stream().map(String::valueOf).toList());
        }

        int tried(YearMonth month) {
            LocalDateTime start = month.atDay(1).atStartOfDay();
            return (int) IntStream.range(0, month.lengthOfMonth() * 24 * 60)
                    .mapToObj(start::plusMinutes)
                    .filter(this::letsThrough)
                    .filter(time -> !LONDON.getRules().getValidOffsets(time).isEmpty())
                    .count();
        }

        private boolean letsThrough(LocalDateTime time) {
            int day = ofWeek ? time.getDayOfWeek().getValue() % 7 + 1 : time.getDayOfMonth();
            return minutes.contains(time.getMinute())
                    && hours.contains(time.getHour())
                    && days.contains(day)
                    && (months.isEmpty() || months.contains(time.getMonthValue()));
        }
    }
}
