package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import java.util.List;

/**
 * What the watch over an environment is made from.
 *
 * @param site where
 * @param keys what locks topics and logs
 * @param alarms that the other stacks want
 * @param machines the ARNs of the pipelines' state machines, after whose executions is cleaned up
 */
public record OperationsProps(Site site, KeysStack keys, List<Alarm> alarms, List<String> machines) {
    public OperationsProps {
        alarms = List.copyOf(alarms);
        machines = List.copyOf(machines);
    }
}
