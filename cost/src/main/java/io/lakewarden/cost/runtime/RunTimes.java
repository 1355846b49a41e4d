package io.lakewarden.cost.runtime;

import io.lakewarden.model.Workload.Volume;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long runs take from their start to their end being seen: the one model that estimates and plans ask, so that both
 * say the same of the same cluster. Keeps what it worked out of an overhead; not for several threads.
 */
public final class RunTimes {
    private static final double TENTH = 1.2816;
    private static final double MILLISECONDS_OF_AN_HOUR = 3.6e6;

    private final Overhead overhead;
    private final Map<Duration, List<Duration>> usable = new HashMap<>();

    public RunTimes(Overhead overhead) {
        this.overhead = overhead;
    }

    /**
     * What a run of such a volume on such nodes takes.
     *
     * @param reclaimedPerMonth share of the spot nodes that are taken back in a month, 0 to 1 (exclusive)
     */
    public RunForecast forecast(RuntimeModel model, Workers workers, Volume volume, double reclaimedPerMonth) {
        return disturbed(jobs(model, workers.nodes(), volume), workers, reclaimedPerMonth);
    }

    /** What the jobs take with the volume as uncertain as it is, if nothing disturbs them. */
    public static Forecast jobs(RuntimeModel model, CoreNodes nodes, Volume volume) {
        double ofMuch = model.forecast(nodes, volume.much()).medianSeconds();
        double ofLittle = model.forecast(nodes, volume.little()).medianSeconds();
        return model.forecast(nodes, volume.usual()).wider(Math.log(ofMuch / ofLittle) / (2 * TENTH));
    }

    /** The same with what befalls spot nodes, and with what is tried again. */
    public RunForecast disturbed(Forecast jobs, Workers workers, double reclaimedPerMonth) {
        SpotRisk spot = spot(jobs.at(0), workers, reclaimedPerMonth);
        return new RunForecast(
                jobs.slower(spot.longer()),
                Stream.concat(spot.poolLost().stream(), overhead.triedAgain().stream())
                        .toList());
    }

    /** What befalls spot nodes in a run whose jobs take so long. */
    public SpotRisk spot(Duration jobs, Workers workers, double reclaimedPerMonth) {
        double hours = overhead.elapsed(jobs).toMillis() / MILLISECONDS_OF_AN_HOUR;
        return SpotRisk.of(reclaimedPerMonth, workers.spot(), workers.nodes().count(), hours);
    }

    /** Of a run that nothing disturbs, at a score of its jobs: so many spreads above the median. */
    public Duration at(RunForecast run, double score) {
        return overhead.elapsed(run.jobs().at(score));
    }

    /** What is paid for such a run on average, with what disturbs some. */
    public Duration paid(RunForecast run, double score) {
        return overhead.elapsed(run.jobs().slower(run.longer()).at(score));
    }

    /** The probability that a run ends within a time, whatever its start takes and whatever disturbs it. */
    public double within(RunForecast run, Duration time) {
        return run.within(usable.computeIfAbsent(time, overhead::usableAsStartsCome));
    }

    /** The time that so many runs stay within, a probability between 0 and 1; to the second, not below it. */
    public Duration quantile(RunForecast run, double probability) {
        long least = 0;
        long most = Math.max(1, at(run, 0).toSeconds());
        while (within(run, Duration.ofSeconds(most)) < probability) {
            least = most;
            most *= 2;
        }

        while (most - least > 1) {
            long middle = least + (most - least) / 2;
            if (within(run, Duration.ofSeconds(middle)) < probability) {
                least = middle;
            } else {
                most = middle;
            }
        }

        return Duration.ofSeconds(most);
    }
}
