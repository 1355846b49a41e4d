package io.lakewarden.infra.network;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Partition;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Tls;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** A service that nodes call, from subnets without a way out; S3 apart, which has a gateway. */
enum EndpointService {
    GLUE("glue", (environment, cluster) -> true),
    KMS("kms", (environment, cluster) -> true),
    LAKE_FORMATION("lakeformation", (environment, cluster) -> cluster.profile().hasRuntimeRoles()),
    MONITORING("monitoring", (environment, cluster) -> cluster.applications().contains("AmazonCloudWatchAgent")),
    /** Certificates that EMR made, the secrets of Ranger, and the key of Datadog. */
    SECRETS_MANAGER(
            "secretsmanager",
            (environment, cluster) -> cluster.tls() instanceof Tls.Emr
                    || cluster.profile() == ClusterProfile.KERBEROS_RANGER
                    || environment.metrics().toDatadog().isPresent()),
    STS("sts", (environment, cluster) -> true),
    /** Where metrics are sent to. */
    PROMETHEUS("aps-workspaces", (environment, cluster) -> environment.metrics().toPrometheus());

    private static final Set<String> BY_COUNTRY = Set.of("monitoring", "sts");

    private final String service;
    private final BiPredicate<Environment, Cluster> caller;

    EndpointService(String service, BiPredicate<Environment, Cluster> caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Those that one of the environment's clusters calls. */
    static List<EndpointService> calledIn(Environment environment) {
        return Stream.of(values())
                .filter(service ->
                        environment.allClusters().anyMatch(cluster -> service.caller.test(environment, cluster)))
                .toList();
    }

    /** As AWS has it in a name, say {@code glue}. */
    String service() {
        return service;
    }

    /**
     * The full name in a region: in China that of some begins with the country. CDK's own list of names says the same, and
     * costs a call of Node for each of its four hundred.
     */
    String serviceName(Home.Aws home) {
        boolean byCountry = home.partition() == Partition.CHINA && BY_COUNTRY.contains(service);
        return (byCountry ? "cn." : "") + "com.amazonaws." + home.region() + "." + service;
    }
}
