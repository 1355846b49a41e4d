package io.lakewarden.model.check;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Network;
import io.lakewarden.model.cluster.DatadogSite;
import io.lakewarden.model.cluster.Metrics;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of where an environment's metrics go. */
final class MetricsRules {
    private MetricsRules() {}

    /**
     * Spark leaves out the class for its license (https://spark.apache.org/docs/3.5.5/monitoring.html), and no release of
     * emr-7 has Ganglia (EMR Release Guide, emr-700-release).
     */
    static Stream<Violation> gangliaWithoutJar(Index index) {
        return index.platform().environments().stream()
                .filter(environment -> environment.metrics() instanceof Metrics.Ganglia ganglia
                        && ganglia.jar().isEmpty())
                .map(environment -> new Violation(
                        Index.file(environment).to("metrics", "sink"),
                        "Cannot send metrics of " + environment.name()
                                + " to Ganglia: EMR 7 has no Ganglia, and Spark does not ship its sink's class (Spark's"
                                + " Monitoring page; EMR Release Guide, emr-700-release)",
                        "name your own jar in metrics.jar, or take sink: prometheus"));
    }

    /** Subnets of ours lead to S3 and to endpoints alone. */
    static Stream<Violation> withoutWayOut(Index index) {
        return index.platform().environments().stream()
                .filter(environment -> environment.network() instanceof Network.Own)
                .filter(environment -> privateLink(environment).isEmpty())
                .flatMap(environment -> environment.metrics().toDatadog().stream()
                        .map(datadog -> new Violation(
                                Index.file(environment).to("metrics", "sink"),
                                "Cannot send metrics of " + environment.name()
                                        + " to Datadog: its own network has no way out",
                                datadog.site().hasPrivateLink()
                                        ? "name Datadog's endpoint service for metrics in metrics.privateLink, or a"
                                                + " network that has a way (network.vpcId)"
                                        : "name a network that has one (network.vpcId)")));
    }

    /** Its page leaves out some sites: https://docs.datadoghq.com/agent/guide/private-link/. */
    static Stream<Violation> privateLinkOfSite(Index index) {
        return index.platform().environments().stream()
                .filter(environment -> privateLink(environment).isPresent())
                .flatMap(environment -> environment.metrics().toDatadog().stream()
                        .map(Metrics.Datadog::site)
                        .filter(site -> !site.hasPrivateLink())
                        .map(site -> noPrivateLink(environment, site)));
    }

    private static Optional<String> privateLink(Environment environment) {
        return environment.metrics().toDatadog().flatMap(Metrics.Datadog::privateLink);
    }

    private static Violation noPrivateLink(Environment environment, DatadogSite site) {
        return new Violation(
                Index.file(environment).to("metrics", "privateLink"),
                "Cannot reach " + site.address() + " by PrivateLink: Datadog offers none for that site"
                        + " (Datadog's guide, private-link)",
                "remove it, and name a network that has a way out (network.vpcId)");
    }
}
