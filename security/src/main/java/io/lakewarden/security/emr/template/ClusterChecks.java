package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is looked at in a cluster. */
final class ClusterChecks {
    private static final String AUTHORIZER = "io.lakewarden.security.authorizer.Authorizer";
    private static final Set<String> FORMATS = Set.of(
            "io.delta.sql.DeltaSparkSessionExtension",
            "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
            "org.apache.spark.sql.hudi.HoodieSparkSessionExtension");
    private static final Pattern RELEASE = Pattern.compile("emr-(?<line>[0-9]+)[.](?<minor>[0-9]+)[.][0-9]+");
    private static final int LAST_LINE = 7;
    private static final int LAST_MINOR = 3;

    private ClusterChecks() {}

    static boolean endsBeforeSteps(DeployedCluster cluster) {
        return cluster.isInStateMachine()
                && (!cluster.properties()
                                .path("Instances")
                                .path("KeepJobFlowAliveWhenNoSteps")
                                .asBoolean(false)
                        || cluster.properties().has("Steps"));
    }

    static boolean authorizerAlone(DeployedCluster cluster) {
        return extensions(cluster).anyMatch((AUTHORIZER + "Extension")::equals)
                && Stream.of(cluster.setting("spark-defaults", "spark.plugins").split(","))
                        .noneMatch((AUTHORIZER + "Plugin")::equals);
    }

    static boolean ownExtensions(DeployedCluster cluster) {
        boolean loads = Stream.of("spark.jars", "spark.jars.packages", "spark.plugins")
                .anyMatch(key -> !cluster.setting("spark-defaults", key).isEmpty());
        return cluster.filters() && (loads || extensions(cluster).anyMatch(name -> !FORMATS.contains(name)));
    }

    private static Stream<String> extensions(DeployedCluster cluster) {
        return Stream.of(cluster.setting("spark-defaults", "spark.sql.extensions")
                        .split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    static boolean kerberosHalfSaid(DeployedCluster cluster) {
        JsonNode attributes = cluster.properties().path("KerberosAttributes");
        boolean said = !attributes.isMissingNode();
        boolean whole = attributes.has("Realm") && attributes.has("KdcAdminPassword");
        return said != cluster.hasKerberos() || said && !whole;
    }

    static boolean metastoreTls(DeployedCluster cluster) {
        return cluster.hasKerberos()
                && cluster.secured("EncryptionConfiguration", "EnableInTransitEncryption")
                        .asBoolean(false)
                && !cluster.setting("hive-site", "hive.metastore.use.SSL").equals("false");
    }

    static boolean passwordInClear(DeployedCluster cluster) {
        return cluster.properties().path("KerberosAttributes").properties().stream()
                .filter(attribute -> attribute.getKey().endsWith("Password"))
                .anyMatch(attribute -> !References.flat(attribute.getValue()).startsWith("{{resolve:"));
    }

    static boolean rangerEnded(DeployedCluster cluster) {
        Matcher release = RELEASE.matcher(cluster.release());
        boolean early = release.matches()
                && (Integer.parseInt(release.group("line")) < LAST_LINE
                        || Integer.parseInt(release.group("line")) == LAST_LINE
                                && Integer.parseInt(release.group("minor")) <= LAST_MINOR);
        return cluster.hasNativeRanger() && !early;
    }
}
