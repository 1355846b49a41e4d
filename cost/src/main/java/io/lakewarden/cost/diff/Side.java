package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Inventory;
import java.util.List;

/**
 * One of the two that are compared: all that its estimate follows from.
 *
 * @param estimator at whose prices, in which months
 * @param environment its name
 * @param region where it is
 * @param inventory what is deployed
 * @param loads what its pipelines carry
 */
public record Side(Estimator estimator, String environment, String region, Inventory inventory, List<Load> loads) {
    public Side {
        loads = List.copyOf(loads);
    }

    EnvironmentEstimate estimate() {
        return estimator.of(environment, region, inventory, loads);
    }

    /** The usual of it, if its pipelines carried what the other's do. */
    EnvironmentEstimate carrying(Side other) {
        List<Load> exchanged = loads.stream()
                .map(load -> other.loads.stream()
                        .filter(candidate -> candidate.pipeline().equals(load.pipeline()))
                        .findFirst()
                        .map(theirs -> load.carrying(theirs.workload()))
                        .orElse(load))
                .toList();
        return estimator.usual().of(environment, region, inventory, exchanged);
    }
}
