package io.lakewarden.cli.live;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deployment of an environment is called in its account.
 *
 * @param platform the whole definition
 * @param environment one in an account
 */
public record Deployed(Platform platform, Environment environment) {
    private static final String EXECUTION = ":execution:";

    /** The pipelines that run there, in the order of their placements. */
    public List<Pipeline> pipelines() {
        return environment.placements().stream()
                .flatMap(placement -> platform.pipeline(placement.pipeline()).stream())
                .toList();
    }

    /** The name of a pipeline's state machine. */
    public String machine(Pipeline pipeline) {
        return prefix() + "-" + pipeline.name();
    }

    /** The name of the cluster of an execution. */
    public String cluster(Pipeline pipeline, Execution execution) {
        return pipeline.name() + "-" + environment.name() + "-" + execution.name();
    }

    /** The log group of a pipeline's executions. */
    public String logGroup(Pipeline pipeline) {
        return "/" + prefix() + "/executions/" + pipeline.name();
    }

    /** The pipeline that an execution is of, if it is of one that runs there. */
    public Optional<Pipeline> pipelineOf(String executionArn) {
        int start = executionArn.indexOf(EXECUTION);
        String rest = start < 0 ? "" : executionArn.substring(start + EXECUTION.length());
        return pipelines().stream()
                .filter(pipeline -> rest.startsWith(machine(pipeline) + ":"))
                .findFirst();
    }

    /** Whether a cluster that carries the environment's tag is not some other platform's. */
    public boolean owns(LiveCluster cluster) {
        boolean ours = cluster.tag(CostTags.PLATFORM)
                .map(platform.name()::equals)
                .orElseGet(() -> execution(cluster).flatMap(this::pipelineOf).isPresent());
        return ours
                && cluster.tag(CostTags.ENVIRONMENT)
                        .filter(environment.name()::equals)
                        .isPresent();
    }

    /** The ARN of the execution that a cluster is there for, if it is a pipeline's. */
    public static Optional<String> execution(LiveCluster cluster) {
        return cluster.tag(PipelineCompiler.EXECUTION_TAG);
    }

    /** What the definition calls a cluster: its name, or its pipeline's. */
    public String definedName(LiveCluster cluster) {
        return cluster.tag(CostTags.PIPELINE)
                .orElseGet(() -> cluster.name().startsWith(prefix() + "-")
                        ? cluster.name().substring(prefix().length() + 1)
                        : cluster.name());
    }

    /** What the definition says of a cluster, if it still does. */
    public Optional<Cluster> definition(LiveCluster cluster) {
        return definition(definedName(cluster));
    }

    /** The cluster of that name, or of the pipeline of that name. */
    public Optional<Cluster> definition(String name) {
        return environment
                .allClusters()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
    }

    /** Whom each topic tells, by the definition. */
    SortedMap<Topic, List<Subscriber>> told() {
        SortedMap<Topic, List<Subscriber>> told = new TreeMap<>();
        Topic.in(Site.of(platform, environment).home().partition())
                .forEach(topic -> told.put(topic, environment.subscribers(topic)));
        return told;
    }

    /** How long a secret is good that nothing rotates: as long as a key's material. */
    Duration longestSecret() {
        return Duration.ofDays(environment.settings().of(Amount.KEY_ROTATION_DAYS));
    }

    /** The bucket of logs. */
    public String logs() {
        return Site.of(platform, environment).bucket("logs");
    }

    /** The role as which people read logs. */
    public String logReader() {
        return Site.of(platform, environment).roleName("log-reader");
    }

    private String prefix() {
        return Site.of(platform, environment).prefix();
    }
}
