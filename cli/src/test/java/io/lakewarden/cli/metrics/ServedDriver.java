package io.lakewarden.cli.metrics;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** A driver of Spark that has done some work, says where its user interface is, and lives until its input ends. */
final class ServedDriver {
    private ServedDriver() {}

    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            spark.range(10_000).repartition(2).count();
            System.out.println("UI=" + spark.sparkContext().uiWebUrl().get());
            System.out.flush();
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
