package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;

/** An environment's difference in a sentence, as every report of it begins. */
public final class DiffSentence {
    private DiffSentence() {}

    /** What became of the month, without a full stop. */
    public static String of(EnvironmentDiff diff, String base) {
        if (diff.isEmpty()) {
            return diff.environment() + ": costs what it costs in " + base + "; all " + diff.unchanged()
                    + " lines are the same";
        }

        CostRange before = diff.month().before();
        CostRange after = diff.month().after();
        return diff.environment() + ": a month goes from " + Signed.dollars(before.p50()) + " to "
                + Signed.dollars(after.p50())
                + Signed.percent(before.p50(), after.p50())
                        .map(percent -> " (" + percent + ")")
                        .orElse("")
                + " at P50, compared with " + base + "; " + diff.count(LineChange.Kind.ADDED) + " lines added, "
                + diff.count(LineChange.Kind.REMOVED) + " removed, " + diff.count(LineChange.Kind.CHANGED)
                + " changed, " + diff.unchanged() + " the same";
    }

    /** Which prices. */
    public static String books(CostDiff diff) {
        return diff.before().equals(diff.after())
                ? "Prices: book of " + diff.after()
                : "Prices: book of " + diff.before() + " before, of " + diff.after() + " after";
    }
}
