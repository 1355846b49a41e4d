package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Zone;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.security.iam.policy.Arn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where things are in an environment: a bucket per zone, landing where the placements say, and the platform's own. */
final class Layout {
    private static final String SCHEME = "s3://";

    private final Platform platform;
    private final Environment environment;
    private final IamSettings settings;
    private final Names names;

    Layout(Platform platform, Environment environment, IamSettings settings, Names names) {
        this.platform = platform;
        this.environment = environment;
        this.settings = settings;
        this.names = names;
        landings().forEach(this::refuseInsideZone);
    }

    /** A prefix of a bucket into which a pipeline's files are delivered. */
    record Landing(String pipeline, String runAs, List<String> deliveredBy, String bucket, String prefix) {
        List<Arn> objects() {
            return List.of(Arn.objects(bucket, prefix));
        }
    }

    SortedMap<String, String> buckets() {
        SortedMap<String, String> buckets = new TreeMap<>();
        zones().forEach(zone -> buckets.put(zone, names.bucket(zone)));
        return buckets;
    }

    SortedMap<String, String> keys() {
        SortedMap<String, String> keys = new TreeMap<>();
        zones().forEach(zone -> keys.put(zone, names.key(zone)));
        return keys;
    }

    private Stream<String> zones() {
        return platform.zones().stream().map(Zone::name);
    }

    List<Arn> governedBuckets() {
        return buckets().values().stream().map(Arn::bucket).toList();
    }

    List<Arn> governedObjects() {
        return buckets().values().stream()
                .map(bucket -> Arn.objects(bucket, ""))
                .toList();
    }

    /** The pipelines that run in the environment. */
    List<Pipeline> pipelines() {
        return platform.pipelines()
                .filter(pipeline -> environment.placement(pipeline.name()).isPresent())
                .sorted(Comparator.comparing(Pipeline::name))
                .toList();
    }

    /** The kind of cluster that a pipeline of the environment brings. */
    ClusterProfile profile(Pipeline pipeline) {
        return environment
                .placement(pipeline.name())
                .orElseThrow()
                .compute()
                .match(machine -> ClusterProfile.PIPELINE, Cluster::profile);
    }

    /** Whether an account runs a pipeline where EMR shows no history of it. */
    boolean keepsHistory(String account) {
        return pipelines().stream()
                .filter(pipeline -> pipeline.runAs().equals(account))
                .anyMatch(pipeline -> profile(pipeline) == ClusterProfile.GOVERNED_SQL);
    }

    /** Whether clusters with those machines leave event logs in the machines' own name. */
    boolean keepsHistory(Arn machines) {
        return environment.clusters().stream()
                .filter(cluster -> !cluster.profile().hasRuntimeRoles() && cluster.keepsOwnHistory())
                .anyMatch(cluster -> machines(cluster).equals(machines));
    }

    /** The clusters that serve one group each. */
    List<Cluster> trustGroupClusters() {
        return environment.clusters().stream()
                .filter(cluster -> cluster.trustGroup().isPresent())
                .toList();
    }

    /** The secrets in which KDCs of others have the SQL endpoint's keytab. */
    List<Arn> keytabSecrets() {
        return environment.clusters().stream()
                .flatMap(cluster -> cluster.kerberos().stream())
                .flatMap(kerberos -> kerberos.endpoint().stream())
                .map(service -> names.secret(service.keytabSecret()))
                .distinct()
                .toList();
    }

    /** The files that clusters with those machines have their certificates from, where EMR does not make them. */
    List<Arn> certificates(Arn machines) {
        return environment
                .allClusters()
                .filter(cluster -> machines(cluster).equals(machines))
                .flatMap(cluster -> cluster.tls()
                        .match(
                                emr -> Stream.empty(),
                                pem -> Stream.of(pem.archive()),
                                custom -> Stream.of(custom.jar()),
                                none -> Stream.<String>empty()))
                .map(address -> Arn.object(address.substring(SCHEME.length())))
                .distinct()
                .sorted()
                .toList();
    }

    private Arn machines(Cluster cluster) {
        return cluster.trustGroup().isPresent() ? names.trustGroup(cluster.name()) : names.cluster(cluster.profile());
    }

    /** The roles of all machines of clusters. */
    List<Arn> machines() {
        return Stream.concat(
                        settings.profiles().stream().map(names::cluster),
                        trustGroupClusters().stream().map(cluster -> names.trustGroup(cluster.name())))
                .toList();
    }

    List<Landing> landings() {
        List<Landing> landings = new ArrayList<>();
        for (Pipeline pipeline : pipelines()) {
            String uri = environment
                    .placement(pipeline.name())
                    .map(Placement::landing)
                    .orElseThrow();
            String path = uri.substring(SCHEME.length());
            int slash = path.indexOf('/');
            String bucket = slash < 0 ? path : path.substring(0, slash);
            String prefix = slash < 0 ? "" : path.substring(slash + 1).replaceAll("/+$", "");
            landings.add(new Landing(pipeline.name(), pipeline.runAs(), pipeline.deliveredBy(), bucket, prefix));
        }

        return landings;
    }

    private void refuseInsideZone(Landing landing) {
        boolean own = Stream.concat(
                        buckets().values().stream(), Stream.of(names.artifacts(), names.logs(), names.accessLogs()))
                .anyMatch(landing.bucket()::equals);
        if (own) {
            throw new CannotCompile("Cannot let files of pipeline " + landing.pipeline() + " arrive in "
                    + landing.bucket() + ": the platform keeps that bucket for itself; choose another for landing");
        }
    }

    /** Whether each request to a bucket leaves a line. */
    boolean logsAccess() {
        return environment.settings().has(Switch.ACCESS_LOGS);
    }

    /** Whether machines send metrics to a workspace of the environment. */
    boolean sendsMetrics() {
        return environment.metrics().toPrometheus();
    }

    /** The jar that the definition brings along for where metrics go. */
    Optional<Arn> metricsJar() {
        return environment.metrics().ownJar().map(uri -> Arn.object(uri.substring(SCHEME.length())));
    }

    /** The packages that machines install to send metrics. */
    List<Arn> metricsPackages() {
        return environment.metrics().installed().stream()
                .map(uri -> Arn.object(uri.substring(SCHEME.length())))
                .sorted()
                .toList();
    }

    /** The secret without which nobody takes the metrics. */
    Optional<Arn> metricsSecret() {
        return environment.metrics().toDatadog().map(datadog -> names.secret(datadog.apiKeySecret()));
    }

    /** What locks that secret, where AWS's own key does not. */
    Optional<Arn> metricsSecretKey() {
        return environment
                .metrics()
                .toDatadog()
                .flatMap(Metrics.Datadog::apiKeyKmsKey)
                .map(Arn::of);
    }

    /** The roles that a cluster's start hands on: EMR's own and the machines'. */
    List<Arn> passable() {
        return Stream.concat(Stream.of(names.service()), machines().stream()).toList();
    }

    /** The roles whose machines take those of the steps that they run. */
    List<String> stepRunners() {
        return Stream.of(ClusterProfile.PIPELINE, ClusterProfile.GOVERNED_SQL)
                .map(names::cluster)
                .map(Arn::toString)
                .toList();
    }
}
