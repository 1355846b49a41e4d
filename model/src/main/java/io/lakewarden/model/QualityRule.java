package io.lakewarden.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What must hold of a dataset before it is published; checked over the rows of the run's date. */
public sealed interface QualityRule {
    /** No two rows agree in all these columns; empty values agree with each other. */
    record Unique(List<String> columns) implements QualityRule {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /** Every row has a value in each of these columns. */
    record NotNull(List<String> columns) implements QualityRule {
        public NotNull {
            columns = List.copyOf(columns);
        }
    }

    /** Every value of a numeric column lies between the bounds, both included; at least one bound is there. */
    record Range(String column, Optional<BigDecimal> min, Optional<BigDecimal> max) implements QualityRule {}

    /**
     * The sum of a column equals, for the run's date, that of another dataset: the sum of {@code sumOf} there, or its
     * number of rows where that is absent. Both datasets carry {@code run_date}.
     */
    record Reconcile(String column, DatasetId with, Optional<String> sumOf) implements QualityRule {}

    /** One answer per kind of rule. */
    default <R> R match(
            Function<Unique, R> unique,
            Function<NotNull, R> notNull,
            Function<Range, R> range,
            Function<Reconcile, R> reconcile) {
        if (this instanceof Unique rule) {
            return unique.apply(rule);
        }

        if (this instanceof NotNull rule) {
            return notNull.apply(rule);
        }

        if (this instanceof Range rule) {
            return range.apply(rule);
        }

        return reconcile.apply((Reconcile) this);
    }
}
