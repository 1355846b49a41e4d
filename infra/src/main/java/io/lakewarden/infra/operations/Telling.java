package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelineAlarms;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.model.Pipeline;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells CloudWatch the numbers of a run as soon as a job has left them: of a run that fails later too, and of whichever
 * day it is for, which an execution's own events do not say. And what has not ended when it should have: an execution near its
 * SLA, a pipeline's cluster that has become older than it may.
 */
final class Telling {
    private static final String WORD = "metrics";

    private Telling() {}

    static OnEvent of(OperationsProps props) {
        Site site = props.site();
        return new OnEvent(
                WORD,
                MetricsCompiler.compile(site.prefix(), site.environment().name()),
                Stream.of(
                                Stream.of(numbers(site)),
                                PipelinesStack.placed(site).stream().map(pipeline -> execution(site, pipeline)),
                                props.limits().stream().map(limit -> cluster(site, limit)))
                        .flatMap(triggers -> triggers)
                        .toList(),
                AlarmKind.METRICS_FAILED,
                AlarmKind.METRICS_UNDELIVERED);
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html. */
    private static OnEvent.Trigger numbers(Site site) {
        return new OnEvent.Trigger(
                WORD,
                "Numbers that jobs have left",
                OnEvent.pattern(
                        "aws.s3",
                        "Object Created",
                        Map.of(
                                "bucket",
                                Map.of("name", List.of(site.bucket("logs"))),
                                "object",
                                Map.of("key", List.of(Map.of("wildcard", "records/*" + RunNumbers.ENDING))))),
                new TreeMap<>(Map.of("bucket", "$.detail.bucket.name", "key", "$.detail.object.key")),
                Collections.emptySortedMap());
    }

    /** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html. */
    private static OnEvent.Trigger execution(Site site, Pipeline pipeline) {
        return new OnEvent.Trigger(
                "running-time-" + pipeline.name(),
                "Executions of " + pipeline.name() + " that start",
                OnEvent.pattern(
                        "aws.states",
                        "Step Functions Execution Status Change",
                        Map.of(
                                "stateMachineArn",
                                List.of(site.arn("states", "stateMachine:" + PipelinesStack.machine(site, pipeline))),
                                "status",
                                List.of("RUNNING"))),
                new TreeMap<>(Map.of("execution", "$.detail.executionArn")),
                new TreeMap<>(Map.of(
                        "pipeline",
                        "\"" + pipeline.name() + "\"",
                        "seconds",
                        String.valueOf(PipelineAlarms.atRisk(pipeline).toSeconds()))));
    }

    /** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-cloudwatch-events.html. */
    private static OnEvent.Trigger cluster(Site site, RunLimit limit) {
        String names = limit.pipeline() + "-" + site.environment().name() + "-";
        return new OnEvent.Trigger(
                "cluster-age-" + limit.pipeline(),
                "Clusters of " + limit.pipeline() + " that start",
                OnEvent.pattern(
                        "aws.emr",
                        "EMR Cluster State Change",
                        Map.of("name", List.of(Map.of("prefix", names)), "state", List.of("STARTING"))),
                new TreeMap<>(Map.of("cluster", "$.detail.clusterId")),
                new TreeMap<>(Map.of(
                        "pipeline",
                        "\"" + limit.pipeline() + "\"",
                        "seconds",
                        String.valueOf(limit.clusterAge().toSeconds()))));
    }
}
