package io.lakewarden.cli.gameday.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * An alarm as a template defines it.
 *
 * @param name of it
 * @param measure what it compares
 * @param period over which that is one number
 * @param periods that it takes
 * @param enough how many of them have to be beyond the threshold
 * @param isBreach whether a number is
 * @param missing what is made of a period without a number
 */
record MetricAlarm(
        String name,
        Measure measure,
        Duration period,
        int periods,
        int enough,
        DoublePredicate isBreach,
        AlarmState.Missing missing) {
    /** Its state at the end of a period: where missing data changes nothing, that is what all periods before have led to. */
    AlarmState at(Instant end, Metrics metrics) {
        AlarmState state = AlarmState.INSUFFICIENT_DATA;
        for (Instant next = begins(end, metrics); !next.isAfter(end); next = next.plus(period)) {
            state = after(state, next, metrics);
        }

        return state;
    }

    private Instant begins(Instant end, Metrics metrics) {
        return missing == AlarmState.Missing.SAME
                ? metrics.first().map(this::endOf).orElse(end)
                : end;
    }

    private AlarmState after(AlarmState before, Instant end, Metrics metrics) {
        List<Optional<Boolean>> breaches = new ArrayList<>();
        for (int back = periods + AlarmState.FURTHER; back > 0; back--) {
            Instant from = end.minus(period.multipliedBy(back));
            breaches.add(measure.value(metrics, from, from.plus(period)).map(isBreach::test));
        }

        return AlarmState.after(before, breaches, periods, enough, missing);
    }

    /** The end of the first period at which it rings, of those in which something was told; empty if it does at none. */
    Optional<Instant> rings(Metrics metrics) {
        if (metrics.first().isEmpty()) {
            return Optional.empty();
        }

        Instant last = endOf(metrics.last().orElseThrow());
        for (Instant end = endOf(metrics.first().orElseThrow()); !end.isAfter(last); end = end.plus(period)) {
            if (at(end, metrics) == AlarmState.ALARM) {
                return Optional.of(end);
            }
        }

        return Optional.empty();
    }

    /**
     * The end of the first period in which it is OK after the last in which it rings; empty if it never rings, or if all that was
     * told leaves it otherwise.
     */
    Optional<Instant> isOver(Metrics metrics) {
        Optional<Instant> over = Optional.empty();
        boolean rang = false;
        Instant last =
                endOf(metrics.last().orElse(Instant.EPOCH)).plus(period.multipliedBy(periods + AlarmState.FURTHER));
        for (Instant end = endOf(metrics.first().orElse(last)); !end.isAfter(last); end = end.plus(period)) {
            AlarmState state = at(end, metrics);
            if (state == AlarmState.ALARM) {
                rang = true;
                over = Optional.empty();
            } else if (state == AlarmState.OK && rang && over.isEmpty()) {
                over = Optional.of(end);
            }
        }

        return over;
    }

    /** The end of the period that a moment is in; periods begin on the clock's multiples of them. */
    Instant endOf(Instant within) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(within.getEpochSecond(), seconds) * seconds + seconds);
    }
}
