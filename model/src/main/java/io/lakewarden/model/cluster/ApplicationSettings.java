package io.lakewarden.model.cluster;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cluster's applications are told at their start, by EMR's classifications (EMR Release Guide,
 * emr-configure-apps). Everything that makes a profile what it is stands here, and no user can set any of it.
 *
 * @param byClassification the properties of each
 * @param within those that stand inside another one, by that one
 */
public record ApplicationSettings(
        SortedMap<String, SortedMap<String, String>> byClassification,
        SortedMap<String, SortedMap<String, SortedMap<String, String>>> within) {
    /** Where the authorizer finds Ranger's policies on a node. */
    public static final String POLICIES = "/var/lib/lakewarden/policies";

    /** Who runs the SQL endpoint: an account of every node, and the same name in YARN and in the KDC. */
    public static final String ENDPOINT_ACCOUNT = "lakewarden";

    private static final String ICEBERG = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";
    private static final String AUTHORIZER = "io.lakewarden.security.authorizer.Authorizer";
    private static final String CATALOG = "spark.sql.catalog.spark_catalog";
    private static final String GLUE_FACTORY =
            "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory";
    private static final String STEPS_ACCOUNT = "hadoop";
    private static final String NOBODY = " ";

    /**
     * Where the catalog is.
     *
     * @param account of it
     * @param region of it
     * @param warehouse the folder for a table whose database has none
     */
    public record Lake(String account, String region, String warehouse) {}

    public ApplicationSettings {
        byClassification = copied(byClassification);
        SortedMap<String, SortedMap<String, SortedMap<String, String>>> copies = new TreeMap<>();
        within.forEach((name, nested) -> copies.put(name, copied(nested)));
        within = Collections.unmodifiableSortedMap(copies);
    }

    private static SortedMap<String, SortedMap<String, String>> copied(
            SortedMap<String, SortedMap<String, String>> all) {
        SortedMap<String, SortedMap<String, String>> copies = new TreeMap<>();
        all.forEach(
                (name, properties) -> copies.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(properties))));
        return Collections.unmodifiableSortedMap(copies);
    }

    /** The classifications inside one. */
    public SortedMap<String, SortedMap<String, String>> within(String classification) {
        return within.getOrDefault(classification, Collections.emptySortedMap());
    }

    /** Those of a cluster. */
    public static ApplicationSettings of(Cluster cluster, Lake lake, MetricsSettings metrics) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        put(all, "iceberg-defaults", "iceberg.enabled", "true");
        put(all, "spark-hive-site", "hive.metastore.client.factory.class", GLUE_FACTORY);
        put(all, "spark-defaults", CATALOG, "org.apache.iceberg.spark.SparkSessionCatalog");
        put(all, "spark-defaults", CATALOG + ".warehouse", lake.warehouse());
        put(all, "spark-defaults", CATALOG + ".client.region", lake.region());
        put(all, "spark-defaults", CATALOG + ".glue.account-id", lake.account());
        put(all, "spark-defaults", "spark.sql.extensions", ICEBERG);
        switch (cluster.profile()) {
            case PIPELINE -> wholeTables(all);
            case GOVERNED_SQL -> filtered(all, lake);
            case KERBEROS_RANGER -> enforced(all, cluster.servesSql() ? ENDPOINT_ACCOUNT : STEPS_ACCOUNT);
        }

        if (cluster.kerberos().isPresent() && !(cluster.tls() instanceof Tls.None)) {
            metastoreWithoutTls(all);
        }

        if (cluster.capacity().usesSpot()) {
            driversOnCore(all);
        }

        metrics.ofSpark(cluster).forEach((key, value) -> put(all, "spark-defaults", key, value));
        all.putAll(metrics.ofAgent());
        return new ApplicationSettings(all, metrics.ofHadoop());
    }

    /** EMR Management Guide, lake-formation-unfiltered-access-ec2. */
    private static void wholeTables(SortedMap<String, SortedMap<String, String>> all) {
        put(all, "spark-defaults", CATALOG + ".type", "glue");
        put(all, "spark-defaults", CATALOG + ".glue.lakeformation-enabled", "true");
        put(all, "spark-defaults", "spark.sql.catalog.dropDirectoryBeforeTable.enabled", "true");
    }

    /** EMR Management Guide, iceberg-with-lake-formation, from emr-7.10.0 on. */
    private static void filtered(SortedMap<String, SortedMap<String, String>> all, Lake lake) {
        put(all, "spark-defaults", CATALOG + ".catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog");
        put(all, "spark-defaults", CATALOG + ".io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
        put(all, "spark-defaults", CATALOG + ".glue.id", lake.account());
    }

    /** The authorizer by its plugin and its extension, since Spark goes on without an extension that it cannot load. */
    private static void enforced(SortedMap<String, SortedMap<String, String>> all, String submitter) {
        put(all, "spark-defaults", CATALOG + ".type", "glue");
        put(all, "spark-defaults", "spark.sql.extensions", ICEBERG + "," + AUTHORIZER + "Extension");
        put(all, "spark-defaults", "spark.plugins", AUTHORIZER + "Plugin");
        put(all, "spark-defaults", "spark.lakewarden.authorizer.policies", "file:" + POLICIES);
        put(all, "yarn-site", "yarn.acl.enable", "true");
        String root = "yarn.scheduler.capacity.root.";
        put(all, "capacity-scheduler", root + "acl_administer_queue", NOBODY);
        put(all, "capacity-scheduler", root + "acl_submit_applications", NOBODY);
        put(all, "capacity-scheduler", root + "default.acl_administer_queue", submitter);
        put(all, "capacity-scheduler", root + "default.acl_submit_applications", submitter);
    }

    /** From emr-7.3 on, Spark finds no metastore under Kerberos and TLS otherwise (EMR Release Guide, emr-730-release). */
    private static void metastoreWithoutTls(SortedMap<String, SortedMap<String, String>> all) {
        put(all, "hive-site", "hive.metastore.use.SSL", "false");
        put(all, "spark-hive-site", "hive.metastore.use.SSL", "false");
    }

    /** An executor that is taken back is started again; a driver that is takes its job along (re:Post, emr-configure-node-labeling-yarn). */
    private static void driversOnCore(SortedMap<String, SortedMap<String, String>> all) {
        put(all, "capacity-scheduler", "yarn.scheduler.capacity.maximum-am-resource-percent", "1");
        put(all, "yarn-site", "yarn.node-labels.enabled", "true");
        put(all, "yarn-site", "yarn.node-labels.am.default-node-label-expression", "CORE");
    }

    private static void put(
            SortedMap<String, SortedMap<String, String>> all, String classification, String key, String value) {
        all.computeIfAbsent(classification, name -> new TreeMap<>()).put(key, value);
    }
}
