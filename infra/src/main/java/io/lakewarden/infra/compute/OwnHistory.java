package io.lakewarden.infra.compute;

import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.cluster.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.emr.CfnCluster;

/**
 * Where Spark's event logs go on a cluster of Kerberos and Ranger. With one primary node EMR keeps those of a trust group. With
 * three it keeps none, so they go to the bucket of logs, into the folder of the machines' own role, as whom all of them are
 * written. The SQL endpoint's have everybody's texts, so no History Server on a cluster shows them, and EMR gets none.
 */
record OwnHistory(PlatformStack stack, Site site) {
    private static final String SCRIPT = "event-folder.sh";

    /** Nothing is in S3 until a file is full; the least that Spark allows (Spark, configuration). */
    private static final String FILE_SIZE = "10m";

    /** What {@code spark-defaults} says. */
    SortedMap<String, String> settings(Cluster cluster) {
        SortedMap<String, String> settings = new TreeMap<>();
        if (cluster.keepsOwnHistory()) {
            String address = "s3://" + String.join("/", place(cluster));
            settings.put("spark.eventLog.enabled", "true");
            settings.put("spark.eventLog.dir", address);
            settings.put("spark.eventLog.rolling.enabled", "true");
            settings.put("spark.eventLog.rolling.maxFileSize", FILE_SIZE);
            if (!cluster.servesSql()) {
                settings.put("spark.history.fs.logDirectory", address);
            }
        } else if (cluster.servesSql()) {
            settings.put("spark.eventLog.enabled", "false");
        }

        return settings;
    }

    /** On every node, before anything is installed; the endpoint makes its folder whenever it starts. */
    Optional<CfnCluster.BootstrapActionConfigProperty> bootstrap(Cluster cluster) {
        return Optional.of(cluster)
                .filter(its -> its.keepsOwnHistory() && !its.servesSql())
                .map(its -> Enforced.action(
                        "Make the folder of event logs",
                        Assets.text(stack, SCRIPT, Enforced.script(SCRIPT)),
                        place(its)));
    }

    /** Bucket and folder; none where they do not go there. */
    List<String> place(Cluster cluster) {
        return cluster.keepsOwnHistory()
                ? List.of(site.bucket("logs"), "events/" + site.machineRoleName(cluster))
                : List.of();
    }
}
