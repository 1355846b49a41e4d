package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.compile.MetricsCompiler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells CloudWatch the numbers of a run's record as soon as a job has left it: of a run that fails later too, and of
 * whichever day it is for, which an execution's own events do not say.
 */
final class Telling {
    private Telling() {}

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html. */
    static OnEvent of(OperationsProps props) {
        Site site = props.site();
        return new OnEvent(
                "metrics",
                MetricsCompiler.compile(site.prefix()),
                "Records that jobs have left",
                OnEvent.pattern(
                        "aws.s3",
                        "Object Created",
                        Map.of(
                                "bucket",
                                Map.of("name", List.of(site.bucket("logs"))),
                                "object",
                                Map.of("key", List.of(Map.of("wildcard", "records/*.json"))))),
                new TreeMap<>(Map.of("bucket", "$.detail.bucket.name", "key", "$.detail.object.key")),
                AlarmKind.METRICS_FAILED,
                AlarmKind.METRICS_UNDELIVERED);
    }
}
