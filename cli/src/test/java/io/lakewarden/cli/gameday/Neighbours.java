package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who is at work in an account beside what a page is about: a younger execution of the same pipeline with its cluster, a
 * cluster of another team, and the ended clusters of two months.
 *
 * @param execution that runs
 * @param clusters that are up
 */
record Neighbours(ObjectNode execution, List<ObjectNode> clusters) {
    private static final int ENDED = 60;
    private static final String DAY = "2010-12-01";

    static Neighbours moveIn(StandInRuns runs, String machine, String pipeline, String environment, Instant now) {
        String name = "neighbour-" + runs.names().size();
        ObjectNode execution = runs.execution(machine, name, "RUNNING", now, "{\"date\":\"" + DAY + "\"}");
        Map<String, String> tags = Map.of(
                PipelineCompiler.EXECUTION_TAG,
                execution.path("executionArn").asText(),
                "lakewarden:environment",
                environment,
                "lakewarden:platform",
                "lakewarden");
        for (int day = 1; day <= ENDED; day++) {
            String id = name + "-ended-" + day;
            runs.cluster(
                    id, pipeline + "-" + environment + "-" + id, "TERMINATED", now.minus(Duration.ofDays(day)), tags);
        }

        return new Neighbours(
                execution,
                List.of(
                        runs.cluster("j-" + name, pipeline + "-" + environment + "-" + name, "RUNNING", now, tags),
                        runs.cluster("j-other-" + name, "other", "WAITING", now.minus(Duration.ofDays(9)), Map.of())));
    }

    /** They are done, and gone. */
    void moveOut() {
        execution.put("status", "SUCCEEDED").set("stopDate", execution.get("startDate"));
        clusters.forEach(cluster -> ((ObjectNode) cluster.path("Status")).put("State", "TERMINATED"));
    }

    /** How it stands with each of them. */
    List<String> states() {
        return List.of(
                execution.path("status").asText(),
                clusters.get(0).at("/Status/State").asText(),
                clusters.get(1).at("/Status/State").asText());
    }
}
