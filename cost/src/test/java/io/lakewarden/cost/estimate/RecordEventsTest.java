package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state machine that EventBridge starts for each record that a job leaves. */
class RecordEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE =
            """
            {"EventPattern": {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {
              "bucket": {"name": ["shop-prod-logs-333333333333"]}, "object": {"key": [{"wildcard": "records/*.json"}]}}},
             "Targets": [{"Id": "metrics", "Arn": {"Ref": "Metrics"}}]}
            """;
    private static final String MACHINE =
            """
            {"Definition": {"StartAt": "Tell", "States": {"Tell": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::aws-sdk:cloudwatch:putMetricData",
              "Parameters": {"Namespace": "Shop", "MetricData": [{"MetricName": "in"}, {"MetricName": "out"}]}}}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void runsOnceForEachJobOfARunAndTellsMetricsByTheHour() {
        assertThat(metrics(RULE))
                .containsExactly(
                        "state transitions: 93 (93 runs x 1 states)",
                        "custom metrics: 0.254795 (93 runs x 2 metrics, each by the hour in which it is told / 730)");
    }

    @Test
    void howOftenItRunsIsNotKnownWhereOtherObjectsStartItToo() {
        assertThat(metrics(RULE.replace("records/", ""))).isEmpty();
        assertThat(metrics(RULE.replace("shop-prod-logs-333333333333", "another")))
                .isEmpty();
        assertThat(metrics(RULE.replace("aws.s3", "aws.emr"))).isEmpty();
    }

    private List<String> metrics(String rule) {
        EnvironmentEstimate estimate = Ours.usual(
                folder,
                resources -> {
                    try {
                        resources
                                .putObject("Rule")
                                .put("Type", "AWS::Events::Rule")
                                .set("Properties", JSON.readTree(rule));
                        resources
                                .putObject("Metrics")
                                .put("Type", "AWS::StepFunctions::StateMachine")
                                .set("Properties", JSON.readTree(MACHINE));
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                Ours.gibibytes(512));
        return Small.lines(estimate, "Metrics");
    }
}
