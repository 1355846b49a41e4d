package io.lakewarden.jobs.billing;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows of {@code silver.dim_calendar}: every day from 2009 to 2035. */
final class Calendar {
    private static final String QUERY =
            """
            SELECT
              day,
              year(day) AS year,
              quarter(day) AS quarter,
              month(day) AS month,
              weekofyear(day) AS iso_week,
              weekday(day) + 1 AS day_of_week,
              weekday(day) >= 5 AS is_weekend
            FROM (SELECT explode(sequence(DATE '2009-01-01', DATE '2035-12-31')) AS day)
            """;

    private Calendar() {}

    static Dataset<Row> rows(SparkSession spark) {
        return spark.sql(QUERY);
    }

    /** Differs when the rows do. */
    static String source() {
        return QUERY;
    }
}
