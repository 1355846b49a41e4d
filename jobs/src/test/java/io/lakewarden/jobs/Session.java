package io.lakewarden.jobs;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test JVM. */
final class Session {
    private static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .appName("jobs-test")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.codegen.cache.maxEntries", "1000")
            .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config(
                    "spark.sql.warehouse.dir",
                    Path.of("target/spark-warehouse").toUri().toString())
            .getOrCreate();

    private Session() {}

    static SparkSession spark() {
        return SPARK;
    }

    /** A JDBC catalog on an H2 file below the folder. */
    static void addCatalog(String name, Path folder) {
        String prefix = "spark.sql.catalog." + name;
        SPARK.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
        SPARK.conf().set(prefix + ".type", "jdbc");
        SPARK.conf()
                .set(
                        prefix + ".uri",
                        "jdbc:h2:file:" + folder.resolve("catalog").toAbsolutePath());
        SPARK.conf()
                .set(prefix + ".warehouse", folder.resolve("warehouse").toUri().toString());
    }

    static void use(String catalog) {
        SPARK.conf().set("spark.sql.defaultCatalog", catalog);
        SPARK.catalog().setCurrentCatalog(catalog);
    }
}
