package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.LiveStep;
import io.lakewarden.cli.LiveExecutions.Found;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.cli.live.RunJson;
import io.lakewarden.infra.frame.CostTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where logs are. */
@Command(
        name = "logs",
        description = {
            "Say where the logs of an execution, of a pipeline's latest one, or of a cluster that is up are, and how to"
                    + " read them.",
            "EMR puts logs there some minutes late. The files are locked by the logs' key: who reads them takes the role log-reader."
        })
final class LogsVerb implements Callable<Integer> {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @Parameters(
            paramLabel = "EXECUTION|PIPELINE|CLUSTER",
            description = "An execution's name or ARN, or the name of a pipeline or of a cluster that stays.")
    private String word;

    @Override
    public Integer call() {
        return where.with(console, (deployed, session) -> {
            ObjectNode result = Json.object().put("env", deployed.environment().name());
            result.putArray("clusters");
            Clusters clusters = new Clusters(session);
            boolean isCluster = deployed.environment().clusters().stream()
                    .anyMatch(cluster -> cluster.name().equals(word));
            if (isCluster) {
                up(deployed, clusters).forEach(cluster -> cluster(result, clusters, cluster));
            } else {
                execution(result, deployed, session, clusters);
            }

            console.result(result);
            return ExitCode.OK.code();
        });
    }

    private List<LiveCluster> up(Deployed deployed, Clusters clusters) {
        List<LiveCluster> up = clusters
                .up(CostTags.ENVIRONMENT, deployed.environment().name())
                .stream()
                .filter(deployed::owns)
                .filter(cluster -> deployed.definedName(cluster).equals(word))
                .toList();
        if (up.isEmpty()) {
            console.line(word + " is not up");
        }

        return up;
    }

    private void execution(ObjectNode result, Deployed deployed, AwsSession session, Clusters clusters) {
        LiveExecutions executions = new LiveExecutions("find the logs of", deployed, session);
        Found found = executions
                .pipeline(word)
                .map(pipeline -> new Found(
                        pipeline,
                        executions
                                .newest(pipeline)
                                .orElseThrow(() -> executions.cannot(
                                        word,
                                        "it has not run",
                                        "./lakewarden run " + word + " --env "
                                                + deployed.environment().name() + " starts it"))))
                .orElseGet(() -> executions.required(word));
        Execution execution = found.execution();
        String group = deployed.logGroup(found.pipeline());
        console.line("execution " + execution.name() + ", " + execution.status() + ": log group " + group);
        console.line("  aws logs tail " + group + " --region " + session.region() + " --since " + execution.started()
                + " --filter-pattern '\"" + execution.name() + "\"'");
        result.setAll(RunJson.of(execution, Instant.now()));
        result.put("logGroup", group);
        Optional<LiveCluster> cluster = clusters.named(
                deployed.cluster(found.pipeline(), execution),
                execution.started().minus(MARGIN));
        cluster.ifPresentOrElse(
                its -> cluster(result, clusters, its),
                () -> console.line("no cluster: it has asked for none, or that is too long ago for EMR"));
    }

    private void cluster(ObjectNode result, Clusters clusters, LiveCluster cluster) {
        String folder = cluster.logs().orElse("none are kept");
        console.line("cluster " + cluster.id() + ", " + cluster.state() + ": " + folder);
        console.line("  drivers and executors: " + folder + "containers/");
        ObjectNode node = result.withArray("clusters").addObject();
        node.put("id", cluster.id()).put("state", cluster.state());
        cluster.logs().ifPresent(uri -> node.put("logs", uri));
        ArrayNode steps = node.putArray("steps");
        for (LiveStep step : clusters.steps(cluster.id())) {
            steps.add(RunJson.of(cluster, step));
            console.line("step " + step.name() + " " + step.id() + ", " + step.state()
                    + step.failure().map(why -> ": " + why).orElse(""));
            cluster.logs(step).ifPresent(uri -> console.line("  aws s3 cp " + uri + "stderr.gz - | gunzip"));
        }
    }
}
