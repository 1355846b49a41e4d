package io.lakewarden.infra.costguard;

import java.util.List;

/**
 * What an environment may cost, as committed.
 *
 * @param months budgets of a month, that of the whole first, then by pipeline
 * @param runs limits of runs, by pipeline
 */
public record Budgets(List<Budget> months, List<RunLimit> runs) {
    /** None is committed. */
    public static final Budgets NONE = new Budgets(List.of(), List.of());

    public Budgets {
        months = List.copyOf(months);
        runs = List.copyOf(runs);
    }
}
