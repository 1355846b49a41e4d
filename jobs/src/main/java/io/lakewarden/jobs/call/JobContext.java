package io.lakewarden.jobs.call;

import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.Files;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.RunId;
import io.lakewarden.model.DatasetId;
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

    /** The identity of this run. */
    public RunId run() {
        return new RunId(arguments.pipeline(), arguments.runDate());
    }
}
