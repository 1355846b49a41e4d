package io.lakewarden.cli.gameday;

import java.time.Duration;
import java.util.Locale;

/**
 * How long something took, and by which clock.
 *
 * @param time zero or more
 * @param clock that measured it
 */
public record Span(Duration time, Clock clock) {
    /** What measures. */
    public enum Clock {
        /** That of executions and alarms: the same each time, whatever this machine is. */
        VIRTUAL("virtual"),
        /** That of this machine, for what is no execution: another number each time. */
        WALL("wall");

        private final String word;

        Clock(String word) {
            this.word = word;
        }

        /** What it is called where machines read. */
        public String word() {
            return word;
        }
    }

    public Span {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Cannot measure " + time + ": it ends before it begins");
        }
    }

    /** For people: whole minutes or, below one, whole seconds of virtual time; tenths of a second by the clock on the wall. */
    public String words() {
        return switch (clock) {
            case VIRTUAL -> time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
            case WALL -> String.format(Locale.ROOT, "%.1f s by the wall clock", time.toMillis() / 1e3);
        };
    }

    /** The same where equal results must be equal bytes: without seconds that differ each time. */
    public String stableWords() {
        return clock == Clock.VIRTUAL ? words() : "by the wall clock";
    }
}
