package io.lakewarden.cost.runtime;

import java.time.Duration;
import java.util.List;

/**
 * How long the jobs of a run take.
 *
 * @param jobs in a run that nothing disturbs
 * @param disturbances each of which may befall a run; few enough that no run has two
 */
public record RunForecast(Forecast jobs, List<Disturbance> disturbances) {
    public RunForecast {
        disturbances = List.copyOf(disturbances);
    }

    /** How many times as long the jobs take with what disturbs them, on average over all runs. */
    public double longer() {
        return 1
                + disturbances.stream()
                        .mapToDouble(each -> each.probability() * (each.longer() - 1))
                        .sum();
    }

    /** The probability that the jobs stay within a time, averaged over times that are equally likely. */
    double within(List<Duration> times) {
        double undisturbed = 1;
        double sum = 0;
        for (Disturbance each : disturbances) {
            undisturbed -= each.probability();
            sum += each.probability() * within(jobs.slower(each.longer()), times);
        }

        return sum + undisturbed * within(jobs, times);
    }

    private static double within(Forecast forecast, List<Duration> times) {
        return times.stream().mapToDouble(forecast::within).average().orElseThrow();
    }
}
