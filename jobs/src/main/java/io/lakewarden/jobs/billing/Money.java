package io.lakewarden.jobs.billing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Sums over the amounts of invoice lines, exact, in GBP. */
final class Money {
    private static final String AMOUNT = "decimal(28,4)";

    private Money() {}

    /** Of lines that are no cancellation. */
    static Column gross() {
        return sum(when(col("is_cancellation"), lit(0).cast(AMOUNT)).otherwise(col("amount")));
    }

    /** Of cancellations. */
    static Column returns() {
        return sum(when(col("is_cancellation"), col("amount")).otherwise(lit(0).cast(AMOUNT)));
    }
}
