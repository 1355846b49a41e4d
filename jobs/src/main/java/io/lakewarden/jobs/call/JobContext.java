package io.lakewarden.jobs.call;

import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.Files;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.MaskedCopy;
import io.lakewarden.jobs.lake.RunId;
import io.lakewarden.model.DatasetId;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What a job works with.
 *
 * @param spark the session, set as the jobs need it
 * @param arguments its command line
 * @param contract what the definition says of the tables
 * @param files the file systems that the session knows
 */
public record JobContext(SparkSession spark, JobArguments arguments, LakeContract contract, Files files) {
    /** The dataset's table, created or migrated first where the contract asks for it. */
    public LakeTable table(String name) {
        DatasetId id = DatasetId.of(name);
        try {
            return LakeTable.ensure(spark, contract.dataset(id));
        } catch (IllegalArgumentException e) {
            throw new JobFailed(JobFailed.Code.CONTRACT_INVALID, e.getMessage(), e);
        }
    }

    /** The tables that hold a dataset's rows masked, created or migrated first where the contract asks for it. */
    public Stream<MaskedCopy> maskedTables(String name) {
        DatasetId id = DatasetId.of(name);
        return contract.maskedTables().stream()
                .filter(table -> table.dataset().equals(id))
                .map(table -> MaskedCopy.of(table(name), table));
    }

    /** The identity of this run. */
    public RunId run() {
        return new RunId(arguments.pipeline(), arguments.runDate());
    }
}
