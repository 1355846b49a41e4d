package io.lakewarden.jobs.billing;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.Plans;
import io.lakewarden.jobs.lake.Published;
import io.lakewarden.jobs.lake.Publisher;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the jobs that publish to gold have in common. */
final class GoldJob {
    private GoldJob() {}

    static RunRecord publish(JobContext context, LakeTable silver, LakeTable gold, Dataset<Row> rows) {
        LocalDate date = context.arguments().runDate();
        TreeMap<String, String> plans = new TreeMap<>();
        plans.put(gold.id().toString(), Plans.formatted(rows));
        Published published = Publisher.of(context.arguments().publishing()).publish(gold, context.run(), rows);
        long rowsOut = gold.rowsOf(date);
        return new RunRecord(
                context.arguments().job().jobName(),
                date.toString(),
                silver.rowsOf(date),
                rowsOut,
                0,
                0,
                new TreeMap<>(),
                List.of(new RunRecord.TableState(
                        gold.id().toString(), rowsOut, gold.totalRows(), published.changed(), published.tag())),
                plans,
                List.of());
    }
}
