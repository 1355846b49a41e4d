package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Machine;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.compile.CleanupCompiler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/**
 * What ends the clusters of executions that ended otherwise than well. An aborted or timed-out one runs no Catch; one that
 * failed has terminated its cluster, unless it never knew its id.
 */
final class Cleanup {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int ATTEMPTS = 20;

    private Cleanup() {}

    static void add(Construct scope, OperationsProps props) {
        Site site = props.site();
        CfnStateMachine machine = Machine.of(
                scope,
                site,
                "Cleanup",
                new Machine.Props(
                        site.roleName("cleanup"),
                        "cleanup",
                        CleanupCompiler.compile(),
                        site.role("cleanup-machine"),
                        props.keys().arn("logs"),
                        Collections.emptySortedMap()));
        CfnQueue undelivered = DeadLetters.of(
                scope, site, "CleanupUndelivered", site.prefix() + "-cleanup-undelivered", "events.amazonaws.com");
        List<String> machines = props.machines().stream()
                .map(name -> site.arn("states", "stateMachine:" + name))
                .toList();
        CfnRule.Builder.create(scope, "CleanupRule")
                .name(site.prefix() + "-cleanup")
                .description("Executions of pipelines that ended otherwise than well")
                .eventPattern(pattern(machines))
                .state("ENABLED")
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("cleanup")
                        .arn(machine.getRef())
                        .roleArn(site.role("cleanup-rule"))
                        .inputTransformer(CfnRule.InputTransformerProperty.builder()
                                .inputPathsMap(Map.of("execution", "$.detail.executionArn"))
                                .inputTemplate("{\"execution\": <execution>}")
                                .build())
                        .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(DAY_SECONDS)
                                .maximumRetryAttempts(ATTEMPTS)
                                .build())
                        .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder()
                                .arn(undelivered.getAttrArn())
                                .build())
                        .build()))
                .build();
        Alarms alarms = new Alarms(scope, site);
        alarms.add(Alarm.atOnce(AlarmKind.CLEANUP_FAILED, "cleanup", machine.getRef()));
        alarms.add(Alarm.atOnce(AlarmKind.CLEANUP_UNDELIVERED, "cleanup", undelivered.getAttrQueueName()));
    }

    /** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html. */
    private static Map<String, Object> pattern(List<String> machines) {
        Map<String, Object> pattern = new TreeMap<>();
        pattern.put("source", List.of("aws.states"));
        pattern.put("detail-type", List.of("Step Functions Execution Status Change"));
        pattern.put(
                "detail",
                new TreeMap<>(
                        Map.of("stateMachineArn", machines, "status", List.of("ABORTED", "FAILED", "TIMED_OUT"))));
        return pattern;
    }
}
