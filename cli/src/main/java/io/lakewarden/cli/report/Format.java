package io.lakewarden.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a reader expects them. */
final class Format {
    private Format() {}

    /** {@code 245,903}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 run}, {@code 2 runs}. */
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 0.8 %}; a share of nothing is {@code 0 %}, a trace is {@code < 0.1 %}. */
    static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }

        double percent = 100.0 * part / whole;
        return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** {@code 4.2 s}, {@code 3 min 20 s} or {@code 1 h 5 min}. */
    static String duration(Duration duration) {
        if (!duration.isZero() && duration.compareTo(Duration.ofMillis(100)) < 0) {
            return "< 0.1 s";
        }

        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }

        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }

        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
