package io.lakewarden.infra.operations;

import io.lakewarden.infra.frame.PlatformStack;
import software.constructs.Construct;

/** Who is told of what, and what cleans up by itself. */
public final class OperationsStack extends PlatformStack {
    public OperationsStack(Construct scope, OperationsProps props) {
        super(scope, props.site(), "operations", "Topics of alarms and costs, and what cleans up after executions");
        Topics topics = new Topics(this, props.site(), props.keys().arn("platform"));
        topics.add("alarms", "cloudwatch.amazonaws.com");
        topics.add("costs", "budgets.amazonaws.com", "costalerts.amazonaws.com");
        AccessAlarms.add(this, props.site());
        if (!props.machines().isEmpty()) {
            Cleanup.add(this, props);
        }
    }
}
