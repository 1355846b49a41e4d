package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.PlatformStack;
import software.constructs.Construct;

/** Who is told of what, and what cleans up by itself. */
public final class OperationsStack extends PlatformStack {
    private final String costs;

    public OperationsStack(Construct scope, OperationsProps props) {
        super(scope, props.site(), "operations", "Alarms, their topic, and what cleans up after executions");
        String key = props.keys().arn("platform");
        Alarms alarms =
                new Alarms(this, props.site(), Topic.of(this, props.site(), "alarms", key, "cloudwatch.amazonaws.com"));
        this.costs = Topic.of(this, props.site(), "costs", key, "budgets.amazonaws.com", "costalerts.amazonaws.com");
        props.alarms().forEach(alarms::add);
        if (!props.machines().isEmpty()) {
            new Cleanup(this, props).alarms().forEach(alarms::add);
        }
    }

    /** The ARN of the topic for what costs too much. */
    public String costs() {
        return costs;
    }
}
