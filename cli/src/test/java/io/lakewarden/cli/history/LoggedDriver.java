package io.lakewarden.cli.history;

import io.lakewarden.jobs.EventFolder;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A driver that leaves its event log over S3, as a step does: what it is told comes as system properties. */
public final class LoggedDriver {
    private LoggedDriver() {}

    public static void main(String[] args) {
        SparkConf settings = new SparkConf();
        EventFolder.make(settings);
        try (SparkSession spark = SparkSession.builder().config(settings).getOrCreate()) {
            System.out.println(spark.range(10).count());
        }
    }
}
