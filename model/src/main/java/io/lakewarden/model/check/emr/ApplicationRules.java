package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.ClusterProfile;
import java.util.Set;
import java.util.stream.Stream;

/** What may be installed where. */
final class ApplicationRules {
    private static final Set<String> OF_SPARK_LINE =
            Set.of("AmazonCloudWatchAgent", "Delta", "Hudi", "Iceberg", "JupyterEnterpriseGateway", "Livy", "Spark");
    private static final Set<String> UNDER_FILTERS =
            Set.of("AmazonCloudWatchAgent", "Hadoop", "JupyterEnterpriseGateway", "Livy", "Spark");
    private static final Set<String> BESIDE_ENDPOINT = Set.of("AmazonCloudWatchAgent", "Hadoop", "Spark");

    private ApplicationRules() {}

    static Stream<Breach> notInRelease(Site site) {
        return site.release().filter(EmrRelease::spark).isEmpty()
                ? Stream.empty()
                : beyond(
                        site,
                        OF_SPARK_LINE,
                        "Cannot install %s on " + site.name() + ": "
                                + site.cluster().release() + " has no such application",
                        "remove it, or take emr-7.14.0");
    }

    static Stream<Breach> withoutFilters(Site site) {
        return site.cluster().profile().hasRuntimeRoles()
                ? beyond(
                        site,
                        UNDER_FILTERS,
                        "Cannot install %s on " + site.name() + ": Lake Formation there is of Spark alone",
                        "remove it")
                : Stream.empty();
    }

    static Stream<Breach> bypass(Site site) {
        boolean shared = site.cluster().profile() == ClusterProfile.KERBEROS_RANGER
                && site.cluster().trustGroup().isEmpty();
        return shared
                ? beyond(
                        site,
                        BESIDE_ENDPOINT,
                        "Cannot install %s on " + site.name() + ": it would run users' code as the endpoint's role",
                        "remove it, or give the cluster to one trustGroup")
                : Stream.empty();
    }

    private static Stream<Breach> beyond(Site site, Set<String> allowed, String problem, String remedy) {
        return site.cluster().applications().stream()
                .filter(application -> !allowed.contains(application))
                .map(application ->
                        new Breach(site.at().to("applications", application), problem.formatted(application), remedy));
    }
}
