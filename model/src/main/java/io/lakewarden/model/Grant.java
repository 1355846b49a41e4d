package io.lakewarden.model;

import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Allows or denies a principal some actions on a scope.
 *
 * @param effect whether it gives or takes away
 * @param to the principal's name
 * @param actions at least one
 * @param scope what it covers
 * @param rows the filter that rows must pass to be read; absent for all rows
 * @param masks what is seen in place of a column's value, by column
 * @param expires the last day on which it holds
 */
public record Grant(
        Effect effect,
        String to,
        Set<Action> actions,
        Scope scope,
        Optional<RowFilter> rows,
        SortedMap<String, Mask> masks,
        Optional<LocalDate> expires) {
    /** Default is deny, and a denial wins over every allowance. */
    public enum Effect {
        ALLOW,
        DENY
    }

    public Grant {
        actions = Set.copyOf(actions);
        masks = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(masks)));
    }

    /** The actions in the order of the enum. */
    public EnumSet<Action> sortedActions() {
        return actions.isEmpty() ? EnumSet.noneOf(Action.class) : EnumSet.copyOf(actions);
    }
}
