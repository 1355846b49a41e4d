package io.lakewarden.cli.live;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.Executions;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.Secrets;
import io.lakewarden.infra.frame.CostTags;
import java.time.Instant;
import java.util.List;

/**
 * What a deployed environment does at a moment.
 *
 * @param deployed what is looked at
 * @param at when
 * @param caller who looked, as AWS knows them
 * @param pipelines that run there
 * @param clusters that are up, and are the environment's
 */
public record LiveStatus(
        Deployed deployed,
        Instant at,
        String caller,
        List<PipelineStatus> pipelines,
        Reading<List<ClusterStatus>> clusters) {
    /** Reads it. */
    public static LiveStatus of(Deployed deployed, AwsSession session, NodePrices prices, Instant now) {
        Executions executions = new Executions(session);
        Clusters clusters = new Clusters(session);
        Secrets secrets = new Secrets(session);
        return new LiveStatus(
                deployed,
                now,
                session.caller(),
                deployed.pipelines().stream()
                        .map(pipeline -> PipelineStatus.of(pipeline, executions, deployed, now))
                        .toList(),
                Reading.of(() -> clusters.up(
                                CostTags.ENVIRONMENT, deployed.environment().name()))
                        .map(up -> up.stream()
                                .filter(deployed::owns)
                                .map(cluster -> ClusterStatus.of(cluster, clusters, secrets, deployed, prices, now))
                                .toList()));
    }
}
