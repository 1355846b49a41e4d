package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.stepfunctions.compile.CleanupCompiler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What ends the clusters of executions that ended otherwise than well. An aborted or timed-out one runs no Catch; one that
 * failed has terminated its cluster, unless it never knew its id.
 */
final class Cleanup {
    private Cleanup() {}

    static OnEvent of(OperationsProps props) {
        List<String> machines = props.machines().stream()
                .map(name -> props.site().arn("states", "stateMachine:" + name))
                .toList();
        return new OnEvent(
                "cleanup",
                CleanupCompiler.compile(),
                List.of(new OnEvent.Trigger(
                        "cleanup",
                        "Executions of pipelines that ended otherwise than well",
                        pattern(machines),
                        new TreeMap<>(Map.of("execution", "$.detail.executionArn")),
                        Collections.emptySortedMap())),
                AlarmKind.CLEANUP_FAILED,
                AlarmKind.CLEANUP_UNDELIVERED);
    }

    /** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html. */
    private static SortedMap<String, Object> pattern(List<String> machines) {
        return OnEvent.pattern(
                "aws.states",
                "Step Functions Execution Status Change",
                Map.of("stateMachineArn", machines, "status", List.of("ABORTED", "FAILED", "TIMED_OUT")));
    }
}
