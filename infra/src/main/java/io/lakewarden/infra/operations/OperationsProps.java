package io.lakewarden.infra.operations;

import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.security.iam.policy.Arn;
import java.util.List;
import java.util.Optional;

/**
 * What the watch over an environment is made from.
 *
 * @param site where
 * @param keys what locks topics and logs
 * @param machines the names of the state machines after whose executions is cleaned up
 * @param limits of their runs, where some are committed
 * @param breakGlass the role for emergencies, if there is one
 */
public record OperationsProps(
        Site site, KeysStack keys, List<String> machines, List<RunLimit> limits, Optional<Arn> breakGlass) {
    public OperationsProps {
        limits = List.copyOf(limits);
        machines = List.copyOf(machines);
    }
}
