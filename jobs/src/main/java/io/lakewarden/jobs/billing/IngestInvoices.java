package io.lakewarden.jobs.billing;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.Plans;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes a day's files from landing as they came into {@code bronze.invoices_raw}. A refused file refuses the day: what
 * bronze has of it stays.
 */
public final class IngestInvoices {
    private IngestInvoices() {}

    /** Runs the job. */
    public static RunRecord run(JobContext context) {
        LandedDay day = LandedDay.find(context);
        LakeTable bronze = context.table("bronze.invoices_raw");
        Dataset<Row> rows = InvoiceFiles.rows(context.spark(), day);
        TreeMap<String, String> plans = new TreeMap<>();
        plans.put(bronze.id().toString(), Plans.formatted(rows));
        long count = bronze.overwriteDay(rows, context.run());
        return new RunRecord(
                context.arguments().job().jobName(),
                context.arguments().runDate().toString(),
                count,
                count,
                0,
                0,
                new TreeMap<>(),
                List.of(new RunRecord.TableState(bronze.id().toString(), count, bronze.totalRows(), true, "")),
                plans,
                List.of("Files: " + String.join(", ", day.names())));
    }
}
