package io.lakewarden.cost.plan;

import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.model.Gibibytes;
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
    private static final double TENTH = 1.2816;

    /**
     * How large a cluster may be.
     *
     * @param mostNodes beside the primary node
     * @param mostVcpus of all nodes
     */
    public record Limits(int mostNodes, int mostVcpus) {}

    public Requirement {
        inadmissible = List.copyOf(inadmissible);
        if (little.compareTo(usual) > 0 || usual.compareTo(much) > 0) {
            throw new IllegalArgumentException("Invalid volume: got " + little.value() + ", " + usual.value() + " and "
                    + much.value() + " GiB, expected them to rise");
        }
    }

    /** The same with an SLA that anything meets. */
    Requirement whatever() {
        SlaRule always = new SlaRule.Probability(Double.MIN_VALUE);
        return new Requirement(sla, always, overhead, little, usual, much, runsPerMonth, limits, inadmissible);
    }

    /** The longest that the jobs may take. */
    Duration usable() {
        return overhead.usable(sla);
    }

    /** How long the jobs take with the volume as uncertain as it is, on the nodes that are there or slower ones. */
    Forecast forecast(RuntimeModel model, CoreNodes nodes) {
        Forecast forecast = model.forecast(nodes, usual);
        double volume = Math.log(model.forecast(nodes, much).medianSeconds()
                        / model.forecast(nodes, little).medianSeconds())
                / (2 * TENTH);
        return forecast.wider(volume);
    }
}
