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
 * @param detectSeconds from the fault until the platform said so
 * @param recoverSeconds from there until the lake was verified to be right
 * @param timings what else took how long
 */
public record Verdict(
        Scenario scenario,
        List<Check> checks,
        Optional<AlarmKind> alarm,
        double detectSeconds,
        double recoverSeconds,
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
