package io.lakewarden.jobs.billing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Types a day's lines, drops exact duplicates and quarantines what is not acceptable, each line with its reason. */
public final class ConformInvoices {
    private ConformInvoices() {}

    /** How many lines a day came to. */
    private record Counts(long accepted, long copies, TreeMap<String, Long> reasons) {
        long quarantined() {
            return reasons.values().stream().mapToLong(Long::longValue).sum();
        }

        long duplicates() {
            return copies - accepted - quarantined();
        }
    }

    /** Runs the job; {@code RECONCILIATION_FAILED} where rows in are not rows out, quarantined and duplicates. */
    public static RunRecord run(JobContext context) {
        LocalDate date = context.arguments().runDate();
        LakeTable bronze = context.table("bronze.invoices_raw");
        LakeTable silver = context.table("silver.invoice_lines");
        LakeTable quarantine = context.table("silver.invoice_lines_quarantine");
        long rowsIn = bronze.rowsOf(date);

        // Counted, then written to two tables: read and classified once.
        Dataset<Row> classified = InvoiceLines.classify(bronze.day(date)).cache();
        try {
            Counts counts = counts(classified);
            reconcile(date, "bronze.invoices_raw", rowsIn, counts.copies());
            long rejected = 0;
            boolean quarantineChanges = counts.quarantined() > 0 || quarantine.rowsOf(date) > 0;
            if (quarantineChanges) {
                rejected = quarantine.overwriteDay(InvoiceLines.quarantined(classified), context.run());
            }

            long rowsOut = silver.overwriteDay(InvoiceLines.accepted(classified), context.run());
            reconcile(date, "the lines written", rowsIn, rowsOut + rejected + counts.duplicates());
            return record(context, silver, quarantine, classified, rowsIn, rowsOut, counts, quarantineChanges);
        } finally {
            classified.unpersist();
        }
    }

    private static Counts counts(Dataset<Row> classified) {
        long accepted = 0;
        long copies = 0;
        TreeMap<String, Long> reasons = new TreeMap<>();
        for (Row row : classified
                .groupBy(InvoiceLines.REASON)
                .agg(count(lit(1)), sum(col(InvoiceLines.COPIES)))
                .collectAsList()) {
            copies += row.getLong(2);
            if (row.isNullAt(0)) {
                accepted += row.getLong(1);
            } else {
                reasons.put(row.getString(0), row.getLong(1));
            }
        }

        return new Counts(accepted, copies, reasons);
    }

    static void reconcile(LocalDate date, String what, long rowsIn, long counted) {
        if (rowsIn != counted) {
            throw new JobFailed(
                    JobFailed.Code.RECONCILIATION_FAILED,
                    "Cannot conform " + date + ": " + rowsIn + " rows in, and " + what + " come to " + counted);
        }
    }

    private static RunRecord record(
            JobContext context,
            LakeTable silver,
            LakeTable quarantine,
            Dataset<Row> classified,
            long rowsIn,
            long rowsOut,
            Counts counts,
            boolean quarantineChanged) {
        TreeMap<String, String> plans = new TreeMap<>();
        plans.put(silver.id().toString(), Plans.formatted(InvoiceLines.accepted(classified)));
        return new RunRecord(
                context.arguments().job().jobName(),
                context.arguments().runDate().toString(),
                rowsIn,
                rowsOut,
                counts.quarantined(),
                counts.duplicates(),
                counts.reasons(),
                List.of(
                        new RunRecord.TableState(silver.id().toString(), rowsOut, silver.totalRows(), true, ""),
                        new RunRecord.TableState(
                                quarantine.id().toString(),
                                counts.quarantined(),
                                quarantine.totalRows(),
                                quarantineChanged,
                                "")),
                plans,
                List.of(rowsIn + " rows in = " + rowsOut + " rows out + " + counts.quarantined() + " quarantined + "
                        + counts.duplicates() + " duplicates"));
    }
}
