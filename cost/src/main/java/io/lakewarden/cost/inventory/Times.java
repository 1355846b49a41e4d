package io.lakewarden.cost.inventory;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Times as EventBridge writes them: {@code cron(30 2 * * ? *)}, {@code rate(6 hours)}, {@code at(2026-01-31T02:30:00)}. */
public abstract sealed class Times {
    private static final Pattern FORM = Pattern.compile("(cron|rate|at)\\((.+)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d+) (minute|hour|day)s?");

    private final String expression;

    private Times(String expression) {
        this.expression = expression;
    }

    /** Parses an expression; {@link Unreadable} says what is wrong with it. */
    public static Times of(String expression, ZoneId zone) {
        Matcher form = FORM.matcher(expression.strip());
        if (!form.matches()) {
            throw unreadable(expression, "expected cron(...), rate(...) or at(...)");
        }

        return switch (form.group(1)) {
            case "cron" -> new Cron(expression, cron(expression, form.group(2)), zone);
            case "rate" -> rate(expression, form.group(2), zone);
            default -> at(expression, form.group(2));
        };
    }

    /** How often they come in that month of their time zone. */
    public abstract int in(YearMonth month);

    /** As it was written. */
    @Override
    public String toString() {
        return expression;
    }

    /** Quartz writes seconds first; for the rest its dialect is EventBridge's. */
    private static CronExpression cron(String expression, String fields) {
        try {
            CronExpression cron = new CronExpression("0 " + fields);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException e) {
            throw unreadable(expression, "expected minutes hours day-of-month month day-of-week year");
        }
    }

    private static Times rate(String expression, String text, ZoneId zone) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
            throw unreadable(expression, "expected a rate such as 6 hours");
        }

        long count = Long.parseLong(rate.group(1));
        return new Rate(
                expression,
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                },
                zone);
    }

    private static Times at(String expression, String text) {
        try {
            return new Once(expression, YearMonth.from(LocalDateTime.parse(text)));
        } catch (DateTimeException e) {
            throw unreadable(expression, "expected a time such as 2026-01-31T02:30:00");
        }
    }

    private static Unreadable unreadable(String expression, String expected) {
        return new Unreadable("Cannot read the schedule " + expression + ": " + expected);
    }

    /** Local times. One that the clock leaves out is skipped; one that it shows twice counts once. */
    private static final class Cron extends Times {
        private final CronExpression cron;
        private final ZoneId zone;

        Cron(String expression, CronExpression cron, ZoneId zone) {
            super(expression);
            this.cron = cron;
            this.zone = zone;
        }

        @Override
        public int in(YearMonth month) {
            ZonedDateTime end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC);
            Date time = Date.from(
                    month.atDay(1).atStartOfDay(ZoneOffset.UTC).minusSeconds(1).toInstant());
            int found = 0;
            while (true) {
                Date next = cron.getNextValidTimeAfter(time);
                if (next == null || !next.toInstant().isBefore(end.toInstant())) {
                    return found;
                }

                LocalDateTime local = LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
                if (!zone.getRules().getValidOffsets(local).isEmpty()) {
                    found++;
                }

                time = next;
            }
        }
    }

    /** Counted from the start of the month. */
    private static final class Rate extends Times {
        private final Duration period;
        private final ZoneId zone;

        Rate(String expression, Duration period, ZoneId zone) {
            super(expression);
            this.period = period;
            this.zone = zone;
        }

        @Override
        public int in(YearMonth month) {
            Duration length = Duration.between(
                    month.atDay(1).atStartOfDay(zone),
                    month.plusMonths(1).atDay(1).atStartOfDay(zone));
            return Math.toIntExact((length.toSeconds() + period.toSeconds() - 1) / period.toSeconds());
        }
    }

    /** A single time. */
    private static final class Once extends Times {
        private final YearMonth month;

        Once(String expression, YearMonth month) {
            super(expression);
            this.month = month;
        }

        @Override
        public int in(YearMonth other) {
            return month.equals(other) ? 1 : 0;
        }
    }
}
