package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.Architecture;
import io.lakewarden.model.cluster.ClusterProfile;
import java.util.stream.Stream;

/** What a cluster needs for where its metrics go. */
final class SinkRules {
    private static final String AGENT = "AmazonCloudWatchAgent";
    private static final int FIRST_WITH_SINK = 1;

    private SinkRules() {}

    static Stream<Breach> agentMissing(Site site) {
        return site.when(
                site.environment().metrics().toPrometheus()
                        && !site.cluster().applications().contains(AGENT),
                "applications",
                "Cannot send metrics of " + site.name() + " to Prometheus: without " + AGENT + " nothing sends them",
                "write applications: [" + AGENT + ", "
                        + String.join(", ", site.cluster().applications()) + "]");
    }

    static Stream<Breach> release(Site site) {
        return site.when(
                site.environment().metrics().toPrometheus()
                        && site.release()
                                .filter(EmrRelease::isOfAKnownLine)
                                .filter(release -> release.isBefore7(FIRST_WITH_SINK))
                                .isPresent(),
                "release",
                "Cannot send metrics of " + site.name() + " to Prometheus on "
                        + site.cluster().release() + ": its agent can be told where to from emr-7.1.0 on",
                "take emr-7.14.0");
    }

    /** Filters refuse jars of others, and what enforces policies runs nothing that it does not know. */
    static Stream<Breach> ownJar(Site site) {
        return site.when(
                site.environment().metrics().ownJar().isPresent()
                        && site.cluster().profile() != ClusterProfile.PIPELINE,
                "profile",
                "Cannot load the jar of metrics on " + site.name()
                        + ": own code runs on clusters of the profile pipeline" + " alone",
                "take metrics: {sink: prometheus}");
    }

    /** A node without one would start, and tell nothing. */
    static Stream<Breach> packageMissing(Site site) {
        return site.environment().metrics().toDatadog().stream().flatMap(datadog -> Architecture.of(site.cluster())
                .filter(architecture -> !datadog.packages().containsKey(architecture))
                .flatMap(architecture -> site.when(
                        true,
                        "",
                        "Cannot send metrics of " + site.name() + " to Datadog: it has machines with "
                                + architecture.word() + ", and metrics.packages no agent for them",
                        "add metrics.packages." + architecture.word() + ", or take other instance types")));
    }
}
