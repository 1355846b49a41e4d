package io.lakewarden.infra.frame;

import io.lakewarden.model.settings.Amount;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/** State machines as they are deployed: traced, every event logged, under a key. */
public final class Machine {
    private Machine() {}

    /**
     * Deploys a machine.
     *
     * @param scope the stack
     * @param site where
     * @param id what its constructs' ids begin with
     * @param props its name, its role and what only the deployment knows
     */
    public static CfnStateMachine of(Construct scope, Site site, String id, Props props) {
        CfnLogGroup log = CfnLogGroup.Builder.create(scope, id + "Log")
                .logGroupName("/" + site.prefix() + "/" + props.logName())
                .kmsKeyId(props.logsKey())
                .retentionInDays(site.environment().settings().of(Amount.LOG_RETENTION_DAYS))
                .build();
        log.applyRemovalPolicy(site.environment().destroysData() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
        CfnStateMachine.Builder made = CfnStateMachine.Builder.create(scope, id + "Machine")
                .stateMachineName(props.name())
                .stateMachineType("STANDARD")
                .roleArn(props.role())
                .definitionString(definition(props.machine()))
                .tracingConfiguration(CfnStateMachine.TracingConfigurationProperty.builder()
                        .enabled(true)
                        .build())
                .loggingConfiguration(CfnStateMachine.LoggingConfigurationProperty.builder()
                        .level("ALL")
                        .includeExecutionData(true)
                        .destinations(List.of(CfnStateMachine.LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CfnStateMachine.CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(log.getAttrArn())
                                        .build())
                                .build()))
                        .build());
        if (!props.values().isEmpty()) {
            made.definitionSubstitutions(props.values());
        }

        return made.build();
    }

    /**
     * What a machine is made from.
     *
     * @param name in the account and region
     * @param logName what its log is called, below the environment's
     * @param machine as it was compiled
     * @param role the ARN of what it runs as
     * @param logsKey the ARN of the key for logs
     * @param values what stands in it as <code>${Name}</code>
     */
    public record Props(
            String name,
            String logName,
            StateMachine machine,
            String role,
            String logsKey,
            SortedMap<String, String> values) {
        public Props {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** Integrations are named with a partition, and not every account is in the same. */
    private static String definition(StateMachine machine) {
        return Template.text(
                StateMachineJson.toJson(machine).replace("arn:aws:states:", "arn:${AWS::Partition}:states:"));
    }
}
