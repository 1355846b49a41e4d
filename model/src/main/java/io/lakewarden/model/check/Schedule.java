package io.lakewarden.model.check;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The three forms of a schedule that EventBridge Scheduler takes. */
final class Schedule {
    private static final Pattern CALL = Pattern.compile("(cron|rate|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5}) (minute|hour|day)(s?)");
    private static final Pattern AT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** A field of a cron expression; {@code names} count from {@code min}. */
    private record CronField(String name, int min, int max, List<String> names, String special) {}

    private static final List<CronField> FIELDS = List.of(
            new CronField("minutes", 0, 59, List.of(), ""),
            new CronField("hours", 0, 23, List.of(), ""),
            new CronField("day of month", 1, 31, List.of(), "L|LW|(?:[1-9]|[12]\\d|3[01])W"),
            new CronField("month", 1, 12, MONTHS, ""),
            new CronField("day of week", 1, 7, WEEKDAYS, "L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5])"),
            new CronField("year", 1970, 2199, List.of(), ""));

    private Schedule() {}

    /** What is wrong with it, as it follows "Invalid schedule: "; empty where it is right. */
    static Optional<String> problem(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return Optional.of("got " + text + ", expected cron(...), rate(...) or at(...)");
        }

        return switch (call.group(1)) {
            case "cron" -> cron(call.group(2));
            case "rate" -> rate(call.group(2));
            default -> at(call.group(2));
        };
    }

    private static Optional<String> rate(String text) {
        Matcher rate = RATE.matcher(text);
        boolean fits =
                rate.matches() && rate.group(1).equals("1") == rate.group(3).isEmpty();
        return fits ? Optional.empty() : Optional.of("got rate " + text + ", expected 1 day, 12 hours, 90 minutes");
    }

    private static Optional<String> at(String text) {
        try {
            LocalDateTime.parse(text);
        } catch (DateTimeException notAnInstant) {
            return Optional.of("got at " + text + ", expected a time such as 2026-01-31T02:30:00");
        }

        return AT.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("got at " + text + ", expected a time such as 2026-01-31T02:30:00");
    }

    private static Optional<String> cron(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != FIELDS.size()) {
            return Optional.of("got " + parts.length + " cron fields, expected " + FIELDS.size()
                    + ": minutes hours day-of-month month day-of-week year");
        }

        for (int index = 0; index < parts.length; index++) {
            CronField field = FIELDS.get(index);
            if (!fits(field, parts[index])) {
                return Optional.of("got " + parts[index] + " for " + field.name() + ", expected " + field.min() + " to "
                        + field.max() + ", a list, a range, a step or *");
            }
        }

        boolean oneIsOpen = parts[2].equals("?") != parts[4].equals("?");
        return oneIsOpen
                ? Optional.empty()
                : Optional.of("got " + parts[2] + " for day of month and " + parts[4]
                        + " for day of week, expected ? for exactly one of them");
    }

    private static boolean fits(CronField field, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.equals("?")) {
            return field.name().startsWith("day");
        }

        if (!field.special().isEmpty() && upper.matches(field.special())) {
            return true;
        }

        for (String part : upper.split(",", -1)) {
            if (!isPart(field, part)) {
                return false;
            }
        }

        return true;
    }

    private static boolean isPart(CronField field, String part) {
        String[] step = part.split("/", -1);
        if (step.length > 2 || step.length == 2 && !step[1].matches("[1-9]\\d{0,3}")) {
            return false;
        }

        if (step[0].equals("*")) {
            return true;
        }

        String[] bounds = step[0].split("-", -1);
        int first = number(field, bounds[0]);
        int last = number(field, bounds[bounds.length - 1]);
        return bounds.length <= 2 && first >= field.min() && last <= field.max() && first <= last;
    }

    /** The value of a number or name; one below the smallest where it is neither. */
    private static int number(CronField field, String text) {
        if (field.names().contains(text)) {
            return field.min() + field.names().indexOf(text);
        }

        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : field.min() - 1;
    }
}
