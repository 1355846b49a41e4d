package io.lakewarden.cli.report;

import io.lakewarden.cli.report.Report.Run;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of some days together.
 *
 * @param label the day, or the first of the days, or the days' name
 * @param axisLabel the same, where there is little space
 * @param lines their rows
 */
record Period(String label, String axisLabel, Lines lines) {
    private static final int MOST = 92;

    /** How many days are taken together. */
    enum Grain {
        DAY("day"),
        WEEK("week"),
        MONTH("month"),
        YEAR("year");

        private final String word;

        Grain(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private LocalDate start(LocalDate date) {
            return switch (this) {
                case DAY -> date;
                case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> date.withDayOfMonth(1);
                case YEAR -> date.withDayOfYear(1);
            };
        }

        private String axisLabel(LocalDate start) {
            return switch (this) {
                case DAY, WEEK ->
                    start.getDayOfMonth() + " " + start.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                case MONTH, YEAR -> label(start);
            };
        }

        private String label(LocalDate start) {
            return switch (this) {
                case DAY, WEEK -> start.toString();
                case MONTH -> start.toString().substring(0, 7);
                case YEAR -> Integer.toString(start.getYear());
            };
        }
    }

    /** The finest grain that gives no more periods than a chart can show. */
    static Grain grain(List<Run> runs) {
        for (Grain grain : Grain.values()) {
            if (runs.stream().map(run -> grain.start(run.date())).distinct().count() <= MOST) {
                return grain;
            }
        }

        return Grain.YEAR;
    }

    /** The measured runs by period, in order of time. */
    static List<Period> of(List<Run> runs, Grain grain) {
        Map<LocalDate, Lines> sums = new TreeMap<>();
        for (Run run : runs) {
            Optional<Lines> lines = Lines.of(run);
            lines.ifPresent(some -> sums.merge(grain.start(run.date()), some, Lines::plus));
        }

        List<Period> periods = new ArrayList<>();
        sums.forEach((start, lines) -> periods.add(new Period(grain.label(start), grain.axisLabel(start), lines)));
        return periods;
    }
}
