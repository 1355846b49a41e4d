package io.lakewarden.jobs.billing;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A day's invoices per customer and country; lines without a customer under a null one. */
public final class CustomerInvoices {
    private CustomerInvoices() {}

    /** Runs the job. */
    public static RunRecord run(JobContext context) {
        LakeTable silver = context.table("silver.invoice_lines");
        return GoldJob.publish(
                context,
                silver,
                context.table("gold.customer_invoices"),
                of(silver.day(context.arguments().runDate())));
    }

    /** A row per day, customer, country and invoice. */
    public static Dataset<Row> of(Dataset<Row> lines) {
        return lines.groupBy("run_date", "customer_id", "country", "invoice_no")
                .agg(
                        count(lit(1)).as("lines"),
                        Money.gross().as("gross"),
                        Money.returns().as("returns"),
                        sum("amount").as("net"));
    }
}
