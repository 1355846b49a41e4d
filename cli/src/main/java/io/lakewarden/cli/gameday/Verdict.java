package io.lakewarden.cli.gameday;

import io.lakewarden.infra.alarm.AlarmKind;
import java.util.List;
import java.util.Optional;

/**
 * How a rehearsal came out.
 *
 * @param scenario what was rehearsed
 * @param checks what had to hold, in order
 * @param alarm that rang
 * @param detect from the fault to the end of the first period in which the deployed alarm rings, or until something else said
 *     so; empty where nothing detects it
 * @param recover from there, or from the fault where nothing detects it, to the verified end; empty where nothing was broken
 * @param quiet from the fault to the end of the first period in which the alarm is OK again, over the metrics of the fault and
 *     of what mended it; empty where none rang
 * @param timings what else took how long
 */
public record Verdict(
        Scenario scenario,
        List<Check> checks,
        Optional<AlarmKind> alarm,
        Optional<Span> detect,
        Optional<Span> recover,
        Optional<Span> quiet,
        List<Timing> timings) {
    public Verdict {
        checks = List.copyOf(checks);
        timings = List.copyOf(timings);
    }

    /** So long did that take. */
    public record Timing(String what, double seconds) {}

    /** One thing that had to hold, and whether it did; {@code saw} says what was there instead. */
    public record Check(String what, boolean holds, String saw) {}

    /** Whether all held. */
    public boolean passed() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::holds);
    }
}
