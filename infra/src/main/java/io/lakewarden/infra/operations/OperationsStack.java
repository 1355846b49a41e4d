package io.lakewarden.infra.operations;

import io.lakewarden.infra.frame.PlatformStack;
import software.constructs.Construct;

/** Who is told of what, what cleans up by itself, and what tells the numbers of runs. */
public final class OperationsStack extends PlatformStack {
    public OperationsStack(Construct scope, OperationsProps props) {
        super(scope, props.site(), "operations", "Topics of alarms and costs, and what works after executions");
        new Topics(this, props.site(), props.keys().arn("platform")).addAll();
        AccessAlarms.add(this, props.site());
        if (!props.machines().isEmpty()) {
            Cleanup.of(props).add(this, props);
            Telling.of(props).add(this, props);
        }

        props.breakGlass().ifPresent(role -> BreakGlass.add(this, props.site(), role));
    }
}
