package io.lakewarden.cli.live;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a pipeline's runs took lately, and what that says of its SLA. It is what was, no model: a day with twice the input
 * is not foreseen.
 *
 * @param sla from start to published
 * @param times of the runs that succeeded, the shortest first; at least {@link #LEAST_RUNS}
 */
public record SlaOutlook(Duration sla, List<Duration> times) {
    /** Of fewer runs nothing is said. */
    public static final int LEAST_RUNS = 3;

    /** So many are looked at. */
    public static final int MOST_RUNS = 30;

    public SlaOutlook {
        times = times.stream().sorted().toList();
    }

    /** From executions that succeeded. */
    static Reading<SlaOutlook> of(Duration sla, List<Execution> succeeded, Instant now) {
        return succeeded.size() < LEAST_RUNS
                ? Reading.unread("only " + succeeded.size() + " runs have succeeded; from " + LEAST_RUNS
                        + " on something can be said")
                : Reading.known(new SlaOutlook(
                        sla,
                        succeeded.stream().map(execution -> execution.took(now)).toList()));
    }

    /** As many took longer as shorter. */
    public Duration median() {
        return times.get(times.size() / 2);
    }

    /** The longest of all. */
    public Duration longest() {
        return times.get(times.size() - 1);
    }

    /** How many of them took longer than the SLA. */
    public long missed() {
        return missed(times);
    }

    private long missed(List<Duration> some) {
        return some.stream().filter(time -> time.compareTo(sla) > 0).count();
    }

    /** What to expect of a run that has taken so long. */
    public String of(Duration elapsed) {
        if (elapsed.compareTo(sla) > 0) {
            return "missed";
        }

        List<Duration> longer =
                times.stream().filter(time -> time.compareTo(elapsed) > 0).toList();
        if (longer.isEmpty()) {
            return "at risk: it takes longer than any of the last " + times.size() + " runs";
        }

        long missed = missed(longer);
        String of = " of " + longer.size() + " past runs that took this long";
        return missed == 0
                ? "on time: none" + of + " missed it; about "
                        + Words.time(longer.get(longer.size() / 2).minus(elapsed)) + " to go"
                : "at risk: " + missed + of + " missed it";
    }
}
