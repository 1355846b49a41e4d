package io.lakewarden.cli.worker;

import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The Spark session of this machine: Iceberg tables in a JDBC catalog, as the Glue catalog holds them on EMR. */
final class LakeSession {
    private LakeSession() {}

    static SparkSession open(Hello hello) {
        Path state = Path.of(hello.state());
        SparkSession.Builder builder = SparkSession.builder()
                .appName(hello.appName())
                .master("local[" + hello.cores() + "]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", "file:" + state.resolve("lake"))
                .config("spark.local.dir", folder(state.resolve("tmp")).toString())
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.defaultCatalog", "lake")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "jdbc")
                .config("spark.sql.catalog.lake.uri", catalogUrl(state))
                .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
                .config("spark.sql.catalog.lake.warehouse", "file:" + state.resolve("lake"))
                // Tables are what is governed; their files are nobody's business.
                .config("spark.sql.runSQLOnFiles", false)
                // A day runs the code that the day before it had compiled.
                .config("spark.sql.codegen.cache.maxEntries", 1000)
                // The listeners keep plans in memory for a UI that is off.
                .config("spark.ui.retainedJobs", 20)
                .config("spark.ui.retainedStages", 20)
                .config("spark.ui.retainedTasks", 200)
                .config("spark.sql.ui.retainedExecutions", 20);
        if (hello.readOnly()) {
            // Instants print as instants, whatever this machine's zone.
            builder.config("spark.sql.datetime.java8API.enabled", true);
        } else {
            builder.config("spark.eventLog.enabled", true)
                    .config("spark.eventLog.compress", true)
                    .config(
                            "spark.eventLog.dir",
                            folder(state.resolve("spark-events")).toUri().toString());
        }

        hello.conf().forEach(builder::config);
        return builder.getOrCreate();
    }

    /**
     * H2 serves the second process through the first one, on the loopback address alone, and writes each commit at
     * once: half a second later, as by default, a killed process would lose what it had reported. Iceberg looks for its
     * columns in lower case.
     */
    private static String catalogUrl(Path state) {
        return "jdbc:h2:file:" + state.resolve("catalog") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE";
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
