package io.lakewarden.cost.inventory;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * Times as EventBridge writes them: {@code cron(30 2 * * ? *)}, {@code rate(6 hours)}, {@code at(2026-01-31T02:30:00)}
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html).
 */
public abstract sealed class Times {
    private static final Pattern FORM = Pattern.compile("(cron|rate|at)\\((.+)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}) (minute|hour|day)s?");
    private static final String FIELDS = "expected minutes hours day-of-month month day-of-week year";

    private final String expression;

    private Times(String expression) {
        this.expression = expression;
    }

    /** Parses an expression; {@link Unreadable} says what is wrong with it, as the end of a sentence. */
    public static Times of(String expression, ZoneId zone) {
        Matcher form = FORM.matcher(expression.strip());
        if (!form.matches()) {
            throw unreadable(expression, "expected cron(...), rate(...) or at(...)");
        }

        return switch (form.group(1)) {
            case "cron" -> new Cron(expression, cron(expression, form.group(2)), zone);
            case "rate" -> rate(expression, form.group(2));
            default -> at(expression, form.group(2));
        };
    }

    /** How often they come in that month of their time zone. */
    public int in(YearMonth month) {
        return between(
                month.atDay(1).atStartOfDay(), month.plusMonths(1).atDay(1).atStartOfDay());
    }

    /** How often they come from a local time on, before another. */
    abstract int between(LocalDateTime from, LocalDateTime to);

    /** Those from a local time on, before another, where there are such. */
    Times within(Optional<LocalDateTime> from, Optional<LocalDateTime> to) {
        return new Within(this, from.orElse(LocalDateTime.MIN), to.orElse(LocalDateTime.MAX));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return expression;
    }

    /** Quartz writes seconds first; for the rest its dialect is EventBridge's. */
    private static CronExpression cron(String expression, String fields) {
        List<String> each = List.of(fields.strip().split("\\s+"));
        if (each.size() != 6) {
            throw unreadable(expression, FIELDS);
        }

        if (each.get(2).equals("?") == each.get(4).equals("?")) {
            throw unreadable(expression, "expected a ? as either the day-of-month or the day-of-week, and not as both");
        }

        try {
            CronExpression cron = new CronExpression("0 " + fields);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException e) {
            throw unreadable(expression, FIELDS);
        }
    }

    private static Times rate(String expression, String text) {
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
                });
    }

    private static Times at(String expression, String text) {
        try {
            return new Once(expression, LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw unreadable(expression, "expected a time such as 2026-01-31T02:30:00");
        }
    }

    private static Unreadable unreadable(String expression, String expected) {
        return new Unreadable("the schedule " + expression + " cannot be read: " + expected);
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
        int between(LocalDateTime from, LocalDateTime to) {
            Instant end = to.toInstant(ZoneOffset.UTC);
            Date time = Date.from(from.minusSeconds(1).toInstant(ZoneOffset.UTC));
            int found = 0;
            while (true) {
                Date next = cron.getNextValidTimeAfter(time);
                if (next == null || !next.toInstant().isBefore(end)) {
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

    /** Nobody knows when the first one comes before it is deployed: counted from 1970 on, so that a year has as many as it has. */
    private static final class Rate extends Times {
        private final Duration period;

        Rate(String expression, Duration period) {
            super(expression);
            this.period = period;
        }

        @Override
        int between(LocalDateTime from, LocalDateTime to) {
            return Math.toIntExact(before(to) - before(from));
        }

        private long before(LocalDateTime time) {
            return -Math.floorDiv(-time.toEpochSecond(ZoneOffset.UTC), period.toSeconds());
        }
    }

    /** A single time. */
    private static final class Once extends Times {
        private final LocalDateTime time;

        Once(String expression, LocalDateTime time) {
            super(expression);
            this.time = time;
        }

        @Override
        int between(LocalDateTime from, LocalDateTime to) {
            return !time.isBefore(from) && time.isBefore(to) ? 1 : 0;
        }
    }

    /** Others, as long as they are to come. */
    private static final class Within extends Times {
        private final Times times;
        private final LocalDateTime first;
        private final LocalDateTime last;

        Within(Times times, LocalDateTime first, LocalDateTime last) {
            super(times.toString());
            this.times = times;
            this.first = first;
            this.last = last;
        }

        @Override
        int between(LocalDateTime from, LocalDateTime to) {
            LocalDateTime start = from.isBefore(first) ? first : from;
            LocalDateTime end = to.isAfter(last) ? last : to;
            return start.isBefore(end) ? times.between(start, end) : 0;
        }
    }
}
