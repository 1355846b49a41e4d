package io.lakewarden.infra.compute;

import io.lakewarden.infra.frame.Asset;
import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.metrics.MetricsFile;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.DatadogAgent;
import io.lakewarden.model.cluster.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.emr.CfnCluster;

/** How Datadog's agent comes onto clusters that stay: by a bootstrap action, without which a node comes up as well. */
final class DatadogInstalled {
    private final Site site;
    private final Metrics.Datadog datadog;
    private final Asset script;

    DatadogInstalled(PlatformStack stack, Site site, Metrics.Datadog datadog) {
        this.site = site;
        this.datadog = datadog;
        this.script = Assets.text(stack, MetricsFile.DATADOG_AGENT.file(), MetricsFile.DATADOG_AGENT.text());
    }

    /** On every node, before anything is installed. */
    CfnCluster.BootstrapActionConfigProperty bootstrap(Cluster cluster) {
        List<String> words = new ArrayList<>(List.of("/"));
        words.addAll(DatadogAgent.words(
                datadog,
                site.home().region(),
                new DatadogAgent.Origin(
                        site.platform().name(), site.environment().name(), cluster.name(), Optional.empty())));
        return Enforced.action(DatadogAgent.NAME, script, words);
    }
}
