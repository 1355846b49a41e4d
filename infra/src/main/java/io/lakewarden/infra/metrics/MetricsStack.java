package io.lakewarden.infra.metrics;

import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.model.Environment;
import io.lakewarden.model.cluster.Cluster;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.aps.CfnWorkspace;
import software.constructs.Construct;

/**
 * The workspace of Amazon Managed Service for Prometheus that CloudWatch's agent on every cluster sends to. Machines may
 * write to it alone, by the environment's tag that it carries.
 */
public final class MetricsStack extends PlatformStack {
    private final CfnWorkspace workspace;

    public MetricsStack(Construct scope, MetricsProps props) {
        super(scope, props.site(), "metrics", "The workspace that metrics are sent to");
        this.workspace = CfnWorkspace.Builder.create(this, "Workspace")
                .alias(props.site().prefix())
                .tags(CostTags.of(props.site()).entrySet().stream()
                        .map(tag -> CfnTag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        workspace.applyRemovalPolicy(props.removal());
    }

    /** Whether an environment needs one. */
    public static boolean isNeeded(Environment environment) {
        return environment.metrics().toPrometheus()
                && environment.allClusters().map(Cluster::name).findAny().isPresent();
    }

    /** Where it takes metrics. */
    public String remoteWrite() {
        return workspace.getAttrPrometheusEndpoint() + "api/v1/remote_write";
    }
}
