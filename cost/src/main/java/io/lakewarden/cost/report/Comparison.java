package io.lakewarden.cost.report;

import io.lakewarden.cost.money.Usd;
import java.util.List;

/**
 * How a month became what it is.
 *
 * @param with what it is compared with
 * @param changes of the usual month; together the whole change
 */
public record Comparison(String with, List<Change> changes) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    Usd change() {
        return changes.stream().map(Change::amount).reduce(Usd.ZERO, Usd::plus);
    }
}
