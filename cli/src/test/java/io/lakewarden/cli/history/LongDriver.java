package io.lakewarden.cli.history;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A driver that does not end, as a server's: it fills a file of its event log, says so, and goes on until its input ends. */
public final class LongDriver {
    static final String FILLED = "filled";

    private static final int JOBS = 8;
    private static final String TEXT = "SELECT 1 ".repeat(100_000);

    private LongDriver() {}

    public static void main(String[] args) throws IOException {
        try (SparkSession spark = SparkSession.builder().config(new SparkConf()).getOrCreate()) {
            for (int job = 0; job < JOBS; job++) {
                spark.sparkContext().setJobDescription(TEXT);
                spark.range(10).count();
            }

            System.out.println(FILLED);
            System.in.transferTo(System.out);
        }
    }
}
