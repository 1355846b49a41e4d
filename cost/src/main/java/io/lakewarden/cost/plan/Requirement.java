package io.lakewarden.cost.plan;

import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload.Volume;
import java.time.Duration;
import java.util.List;

/**
 * What a cluster is wanted for.
 *
 * @param sla from start to published
 * @param rule when it is met
 * @param overhead what is no job's time
 * @param little one run in ten has less input
 * @param usual one in two
 * @param much one in ten has more; what has to fit
 * @param runsPerMonth how often
 * @param limits of the account and the request
 * @param inadmissible what is excluded beforehand, instance types and services
 */
public record Requirement(
        Duration sla,
        SlaRule rule,
        Overhead overhead,
        Gibibytes little,
        Gibibytes usual,
        Gibibytes much,
        double runsPerMonth,
        Limits limits,
        List<Rejection> inadmissible) {
    /**
     * How large a cluster may be.
     *
     * @param mostNodes beside the primary node
     * @param mostVcpus of all nodes
     */
    public record Limits(int mostNodes, int mostVcpus) {}

    public Requirement {
        inadmissible = List.copyOf(inadmissible);
    }

    /** The longest that the jobs may take. */
    Duration usable() {
        return overhead.usable(sla);
    }

    /** The volume of a run. */
    Volume volume() {
        return new Volume(little, usual, much);
    }
}
