package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.cli.console.Json;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The clusters that a pipeline's executions made in the stand-in's EMR, and how long each was up. */
final class RehearsedClusters {
    private final AwsStandIn aws;
    private final StandInRuns runs;
    private final String pipeline;
    private final String environment;
    private final SortedMap<String, Lifetime> clusters = new TreeMap<>();

    /** When a cluster started, and when it was gone, if it is. */
    record Lifetime(Instant started, Optional<Instant> gone) {
        boolean isUp(Instant at) {
            return gone.map(at::isBefore).orElse(true);
        }
    }

    RehearsedClusters(AwsStandIn aws, StandInRuns runs, String pipeline, String environment) {
        this.aws = aws;
        this.runs = runs;
        this.pipeline = pipeline;
        this.environment = environment;
    }

    /** An execution has asked for one. */
    void starts(ObjectNode execution, Instant now) {
        synchronized (aws) {
            clusters.put("j-%03d".formatted(clusters.size() + 1), new Lifetime(now, Optional.empty()));
            runs.cluster(
                    clusters.lastKey(),
                    pipeline + "-" + environment + "-" + execution.path("name").asText(),
                    "WAITING",
                    now,
                    Map.of(
                            PipelineCompiler.EXECUTION_TAG,
                            execution.path("executionArn").asText(),
                            "lakewarden:environment",
                            environment,
                            "lakewarden:platform",
                            "lakewarden"));
        }
    }

    /** A step of the newest one is done. */
    void runs(String step, Instant now) {
        synchronized (aws) {
            runs.step(clusters.lastKey(), "s-" + step, step, "COMPLETED", now, now.plusSeconds(1));
        }
    }

    /** The newest one's execution ends it. */
    void ends() {
        synchronized (aws) {
            aws.ask("TerminateJobFlows", Json.object().set("JobFlowIds", Json.tree(new String[] {clusters.lastKey()})));
        }
    }

    /** How long each was up until now; whatever is not up any more is gone since now. */
    SortedMap<String, Lifetime> look(Instant now) {
        synchronized (aws) {
            clusters.replaceAll((id, lifetime) -> lifetime.gone().isEmpty() && !isUp(id)
                    ? new Lifetime(lifetime.started(), Optional.of(now))
                    : lifetime);
            return new TreeMap<>(clusters);
        }
    }

    /** Those that are up. */
    Set<String> up(Instant now) {
        return look(now).entrySet().stream()
                .filter(cluster -> cluster.getValue().gone().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isUp(String id) {
        JsonNode described = aws.ask("DescribeCluster", AwsStandIn.nothing().put("ClusterId", id));
        return !described.at("/Cluster/Status/State").asText().equals("TERMINATED");
    }
}
