package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Executions;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.infra.frame.CostTags;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clusters that are up for executions that run no more. A cluster that stays is for none, and one of a running execution
 * works: neither is among them. One whose execution Step Functions does not know any more is shown, and never ended.
 *
 * @param all of an environment, sorted by name and id
 * @param clusters of its account
 */
record LeftClusters(List<Left> all, Clusters clusters) {
    /**
     * One of them.
     *
     * @param cluster that is up
     * @param arn of the execution that its tags name
     * @param execution that is over; empty where it is not known any more
     */
    record Left(LiveCluster cluster, String arn, Optional<Execution> execution) {
        private String line() {
            String begin = "cluster " + cluster.id() + ", " + cluster.name() + ", " + cluster.state() + ": ";
            return execution
                    .map(its -> begin + "its execution " + its.name() + " is over: " + its.status())
                    .orElseGet(() -> begin + "Step Functions does not know its execution " + arn
                            + " any more; it is left alone: if nobody needs it, aws emr terminate-clusters --cluster-ids "
                            + cluster.id());
        }
    }

    /** Those of an environment. */
    static LeftClusters of(Deployed deployed, AwsSession session) {
        Clusters clusters = new Clusters(session);
        Executions executions = new Executions(session);
        return new LeftClusters(
                clusters.up(CostTags.ENVIRONMENT, deployed.environment().name()).stream()
                        .filter(deployed::owns)
                        .flatMap(cluster ->
                                Deployed.execution(cluster)
                                        .map(arn -> new Left(cluster, arn, executions.find(arn)))
                                        .stream())
                        .filter(left -> left.execution().map(Execution::isOver).orElse(true))
                        .toList(),
                clusters);
    }

    /** What a person reads of them. */
    Stream<String> lines() {
        return all.isEmpty()
                ? Stream.of("no cluster of an execution that is over is up")
                : all.stream().map(Left::line);
    }

    /** Ends each whose execution is over, and says so. */
    List<String> end() {
        return all.stream()
                .filter(left -> left.execution().isPresent())
                .map(left -> {
                    clusters.end(left.cluster().id());
                    return left.cluster().id() + ": its end was asked for";
                })
                .toList();
    }

    /** The same for a program. */
    ObjectNode json(boolean areEnded) {
        ObjectNode node = Json.object();
        ArrayNode array = node.putArray("clusters");
        for (Left left : all) {
            ObjectNode one = array.addObject()
                    .put("id", left.cluster().id())
                    .put("name", left.cluster().name())
                    .put("state", left.cluster().state())
                    .put("execution", left.arn())
                    .put("ended", areEnded && left.execution().isPresent());
            left.execution().ifPresent(its -> one.put("status", its.status().name()));
        }

        return node;
    }
}
