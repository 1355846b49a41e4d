package io.lakewarden.jobs.billing;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A day's sales per country: the lines joined to both dimensions, which are small enough to be broadcast. */
public final class SalesByDay {
    private SalesByDay() {}

    /** Runs the job. */
    public static RunRecord run(JobContext context) {
        LakeTable silver = context.table("silver.invoice_lines");
        Dataset<Row> rows = of(
                silver.day(context.arguments().runDate()),
                context.table("silver.dim_calendar").all(),
                context.table("silver.dim_country").all());
        return GoldJob.publish(context, silver, context.table("gold.sales_by_day"), rows);
    }

    /** A row per day and country; lines without a country, and those of an unlisted one, are in region Unknown. */
    public static Dataset<Row> of(Dataset<Row> lines, Dataset<Row> calendar, Dataset<Row> countries) {
        Dataset<Row> regions = countries.select(
                col("country").as("listed_country"), col("region").as("listed_region"));
        return lines.join(broadcast(calendar), col("run_date").equalTo(col("day")))
                .join(broadcast(regions), col("country").equalTo(col("listed_country")), "left")
                .groupBy(
                        col("run_date"),
                        col("country"),
                        coalesce(col("listed_region"), lit("Unknown")).as("region"),
                        col("year"),
                        col("quarter"),
                        col("month"),
                        col("iso_week"),
                        col("is_weekend"))
                .agg(
                        count_distinct(when(col("is_cancellation").equalTo(false), col("invoice_no")))
                                .as("invoices"),
                        count(lit(1)).as("lines"),
                        sum("quantity").as("units"),
                        Money.gross().as("gross"),
                        Money.returns().as("returns"),
                        sum("amount").as("net"));
    }
}
