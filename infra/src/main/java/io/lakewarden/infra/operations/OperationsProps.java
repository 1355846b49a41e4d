package io.lakewarden.infra.operations;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import java.util.List;

/**
 * What the watch over an environment is made from.
 *
 * @param site where
 * @param keys what locks topics and logs
 * @param machines the names of the state machines after whose executions is cleaned up
 */
public record OperationsProps(Site site, KeysStack keys, List<String> machines) {
    public OperationsProps {
        machines = List.copyOf(machines);
    }
}
