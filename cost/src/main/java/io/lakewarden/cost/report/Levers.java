package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.Words.cents;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Lever;
import java.util.List;

/** What else the month hangs on, as a table. */
public final class Levers {
    /** Of all reports. */
    public static final String TITLE = "What else the month hangs on";

    /** The columns. */
    public static final List<String> HEAD =
            List.of("what", "instead", "changed in", "USD a month", "with that less by");

    private Levers() {}

    /** A row for each, the dearest first. */
    public static List<List<String>> rows(EnvironmentEstimate estimate) {
        return estimate.levers().stream().map(Levers::row).toList();
    }

    private static List<String> row(Lever lever) {
        return List.of(
                lever.what(),
                lever.instead().map(Lever.Instead::what).orElse(""),
                lever.from(),
                cents(lever.month()),
                lever.instead().map(instead -> cents(instead.less())).orElse(""));
    }
}
