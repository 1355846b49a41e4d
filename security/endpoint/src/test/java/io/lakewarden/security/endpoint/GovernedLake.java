package io.lakewarden.security.endpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Iceberg tables in a folder, and the policies that guard them. */
final class GovernedLake {
    private GovernedLake() {}

    /** What every session is told, in the tests' process and on the cluster. */
    static Map<String, String> settings(Path folder, String name) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.sql.defaultCatalog", "lake");
        settings.put("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        settings.put("spark.sql.catalog.lake.type", "hadoop");
        settings.put(
                "spark.sql.catalog.lake.warehouse",
                folder.resolve("lake").toUri().toString());
        settings.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.ui.enabled", "false");
        settings.put(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
                        + "io.lakewarden.security.authorizer.AuthorizerExtension");
        settings.put("spark.plugins", "io.lakewarden.security.authorizer.AuthorizerPlugin");
        settings.put(
                "spark.lakewarden.authorizer.policies",
                Project.resource("policies").toUri().toString());
        settings.put(
                "spark.lakewarden.authorizer.audit",
                folder.resolve(name + "-audit.jsonl").toString());
        return settings;
    }
}
