package io.lakewarden.jobs.lake;

import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;

/**
 * A broken quality rule.
 *
 * @param text which rule is broken, and by how much
 */
public record Violation(String text) {
    static Violation unique(QualityRule.Unique rule, BigDecimal rows) {
        return new Violation("unique of " + String.join(", ", rule.columns()) + " broken by " + rows(rows));
    }

    static Violation notNull(String column, BigDecimal rows) {
        return new Violation("notNull of " + column + " broken by " + rows(rows));
    }

    static Violation range(String column, BigDecimal rows) {
        return new Violation("range of " + column + " broken by " + rows(rows));
    }

    static Violation reconcile(QualityRule.Reconcile rule, BigDecimal here, BigDecimal there) {
        BigDecimal difference = here.subtract(there).abs();
        String with = rule.sumOf().orElse("the rows") + " of " + rule.with();
        String by = rule.sumOf().isPresent() ? difference.toPlainString() : rows(difference);
        return new Violation("reconcile of " + rule.column() + " with " + with + " broken by " + by + ": "
                + here.toPlainString() + " here, " + there.toPlainString() + " there");
    }

    private static String rows(BigDecimal count) {
        return count.toPlainString() + (count.compareTo(BigDecimal.ONE) == 0 ? " row" : " rows");
    }
}
