package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.draw.Input.Span;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;

/**
 * An input of the estimate, and what hangs on it.
 *
 * @param name short
 * @param description for a reader
 * @param unit of its values
 * @param p10 one time in ten it is below
 * @param p50 usual
 * @param p90 one time in ten it is above
 * @param basis where they come from
 * @param span whether a value of it lasts or is that of one run
 * @param monthAtP10 the month's cost with it alone at its P10, in all runs
 * @param monthAtP90 the month's cost with it alone at its P90, in all runs
 */
public record Assumption(
        String name,
        String description,
        String unit,
        BigDecimal p10,
        BigDecimal p50,
        BigDecimal p90,
        String basis,
        Span span,
        Usd monthAtP10,
        Usd monthAtP90) {
    /** What the definition says once and for all: no draw has another value. */
    static Assumption given(String name, String description, String unit, BigDecimal value, String basis, Usd month) {
        return new Assumption(name, description, unit, value, value, value, basis, Span.ALWAYS, month, month);
    }

    /** How far the month's cost moves with it. */
    public Usd swing() {
        Usd difference = monthAtP90.minus(monthAtP10);
        return difference.value().signum() < 0 ? Usd.ZERO.minus(difference) : difference;
    }
}
