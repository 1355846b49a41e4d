package io.lakewarden.cli.worker;

import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The Spark session of this machine: Iceberg tables in a JDBC catalog, as the Glue catalog holds them on EMR. */
final class LakeSession {
    private static final String ICEBERG = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";

    private LakeSession() {}

    static SparkSession open(Hello hello) {
        Path state = Path.of(hello.state());
        SparkSession.Builder builder = SparkSession.builder()
                .appName(hello.identity())
                .master("local[" + hello.cores() + "]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", "file:" + state.resolve("lake"))
                .config("spark.local.dir", folder(state.resolve("tmp")).toString())
                .config("spark.sql.extensions", ICEBERG)
                .config("spark.sql.defaultCatalog", "lake")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "jdbc")
                .config("spark.sql.catalog.lake.uri", catalogUrl(state))
                .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
                // Tables are what is governed; their files are nobody's business.
                .config("spark.sql.runSQLOnFiles", false)
                // A query's text would read this process' settings and environment, the lake's key among them.
                .config("spark.sql.variable.substitute", false)
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

        lakeFiles(hello, state).forEach(builder::config);
        hello.conf().forEach(builder::config);
        if (!hello.policies().isEmpty()) {
            builder.config(
                            "spark.sql.extensions",
                            ICEBERG + "," + "io.lakewarden.security.authorizer.AuthorizerExtension")
                    .config("spark.plugins", "io.lakewarden.security.authorizer.AuthorizerPlugin")
                    .config("spark.lakewarden.authorizer.policies", policies(hello))
                    .config(
                            "spark.lakewarden.authorizer.audit",
                            folder(state.resolve("audit"))
                                    .resolve(hello.identity() + ".jsonl")
                                    .toString());
        }

        return builder.getOrCreate();
    }

    private static String policies(Hello hello) {
        return hello.policies().startsWith("http") ? hello.policies() : "file:" + hello.policies();
    }

    private static Map<String, String> lakeFiles(Hello hello, Path state) {
        Storage storage = hello.storage();
        String lake = "spark.sql.catalog.lake.";
        if (storage.endpoint().isEmpty()) {
            return Map.of(lake + "warehouse", "file:" + state.resolve("lake"));
        }

        return Map.of(
                lake + "warehouse",
                "s3://lake",
                lake + "io-impl",
                "org.apache.iceberg.aws.s3.S3FileIO",
                lake + "s3.endpoint",
                storage.endpoint(),
                lake + "s3.path-style-access",
                "true",
                lake + "s3.access-key-id",
                storage.accessKey(),
                lake + "s3.secret-access-key",
                storage.secretKey(),
                lake + "s3.staging-dir",
                folder(state.resolve("tmp")).toString(),
                // The client wants one; this machine is in none.
                lake + "client.region",
                "us-east-1",
                // As Spark has it, and whatever else is a key: neither its logs nor EXPLAIN show the values.
                "spark.redaction.regex",
                "(?i)secret|password|token|access[.-]?key");
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
