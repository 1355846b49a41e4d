package io.lakewarden.security.emr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.BucketName;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Zone;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ApplicationSettings;
import io.lakewarden.model.cluster.ApplicationSettings.Lake;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.MetricsSettings;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles how the clusters of an environment are secured. */
public final class EmrCompiler {
    private final Platform platform;
    private final Environment environment;
    private final Environment.Home.Aws home;

    private EmrCompiler(Platform platform, Environment environment, Environment.Home.Aws home) {
        this.platform = platform;
        this.environment = environment;
        this.home = home;
    }

    /**
     * The security of each cluster of an environment, those of pipelines too, by the cluster's name.
     *
     * @throws IllegalArgumentException if the environment is no account
     */
    public static SortedMap<String, ClusterSecurity> compile(CheckedPlatform checked, Environment environment) {
        return compile(checked.platform(), environment);
    }

    static SortedMap<String, ClusterSecurity> compile(Platform platform, Environment environment) {
        if (!(environment.home() instanceof Environment.Home.Aws home)) {
            throw new IllegalArgumentException(
                    "Cannot secure clusters in " + environment.name() + ": it is no account; name one of kind aws");
        }

        EmrCompiler compiler = new EmrCompiler(platform, environment, home);
        SortedMap<String, ClusterSecurity> all = new TreeMap<>();
        environment.allClusters().forEach(cluster -> all.put(cluster.name(), compiler.secure(cluster)));
        return Collections.unmodifiableSortedMap(all);
    }

    private ClusterSecurity secure(Cluster cluster) {
        ObjectNode configuration = SecurityConfiguration.of(cluster, zoneKeys());
        return new ClusterSecurity(
                SecurityConfiguration.name(
                        platform.name() + "-" + environment.name() + "-" + cluster.name(), configuration),
                configuration,
                cluster.kerberos().map(KerberosAttributes::of),
                configurations(cluster));
    }

    /** The key of each zone's bucket, by the bucket. */
    private SortedMap<String, String> zoneKeys() {
        SortedMap<String, String> keys = new TreeMap<>();
        for (Zone zone : platform.zones()) {
            keys.put(bucket(zone), KeyArn.of(zone.name()));
        }

        return keys;
    }

    private String bucket(Zone zone) {
        return BucketName.of(platform, environment, zone.name()).orElseThrow();
    }

    private ArrayNode configurations(Cluster cluster) {
        Zone first = platform.zones().get(0);
        Lake lake = new Lake(home.account(), home.region(), "s3://" + bucket(first) + "/" + first.name());
        MetricsSettings metrics = new MetricsSettings(
                environment.metrics(), "${RemoteWriteUrl}", "${MetricsAgentUri}", "${MetricsAgentRulesUri}");
        ApplicationSettings settings = ApplicationSettings.of(cluster, lake, metrics);
        return classifications(settings.byClassification(), settings);
    }

    private static ArrayNode classifications(
            SortedMap<String, SortedMap<String, String>> classifications, ApplicationSettings settings) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        classifications.forEach((name, properties) -> {
            ObjectNode one = all.addObject().put("Classification", name);
            ObjectNode written = one.putObject("Properties");
            properties.forEach(written::put);
            SortedMap<String, SortedMap<String, String>> within = settings.within(name);
            if (!within.isEmpty()) {
                one.set("Configurations", classifications(within, settings));
            }
        });
        return all;
    }
}
