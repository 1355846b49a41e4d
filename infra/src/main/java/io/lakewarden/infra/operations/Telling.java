package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells CloudWatch the numbers of a run as soon as a job has left them: of a run that fails later too, and of whichever
 * day it is for, which an execution's own events do not say. And that a pipeline's cluster has become older than it may.
 */
final class Telling {
    private static final String WORD = "metrics";

    private Telling() {}

    static OnEvent of(OperationsProps props) {
        Site site = props.site();
        return new OnEvent(
                WORD,
                MetricsCompiler.compile(site.prefix(), site.environment().name()),
                Stream.concat(Stream.of(numbers(site)), props.limits().stream().map(limit -> cluster(site, limit)))
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
