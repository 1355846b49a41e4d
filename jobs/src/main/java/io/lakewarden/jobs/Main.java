package io.lakewarden.jobs;

import io.lakewarden.jobs.failure.JobFailed;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The class that spark-submit runs: {@code <job> <options>}. A failed run prints one line and exits with 1. Where the
 * authorizer is on the class path, nothing runs before its canary was denied.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        EventFolder.make(new SparkConf());
        SparkSession spark = SparkSession.builder().appName("lakewarden").getOrCreate();
        try {
            Enforcement.check(spark);
            JobRunner.run(spark, List.of(args));
        } catch (JobFailed e) {
            System.err.println(e.code() + " " + e.getMessage());
            spark.stop();
            System.exit(1);
        }

        spark.stop();
    }
}
