package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A run of a pipeline in dollars, which CloudWatch computes: the larger of what its cluster costs at its usual size for as long
 * as the execution took, and what the machines cost that its jobs had executors on. The first knows nothing of machines that
 * were added, the second nothing of what runs between jobs. Of more than nine jobs only the first counts: an alarm takes ten
 * metrics (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html).
 *
 * @param pipeline whose
 * @param machine the ARN of its state machine
 * @param jobs of it
 * @param clusterPerHour dollars an hour of the cluster at its usual size
 * @param workers machines that have executors, at that size
 * @param beside dollars of a run besides its cluster
 * @param atMost dollars above which it rings
 * @param window what is told in it is one run's: at least as long as any run, and cut to the seven days that CloudWatch takes
 */
public record PricedRun(
        String pipeline,
        String machine,
        List<String> jobs,
        BigDecimal clusterPerHour,
        int workers,
        BigDecimal beside,
        BigDecimal atMost,
        Duration window) {
    private static final int MOST_METRICS = 10;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int RATE_DECIMALS = 4;
    private static final String WHOLE = "dollars";
    private static final String BY_TIME = "by_time";
    private static final String BY_MACHINES = "by_machines";
    private static final String TIME = "execution";
    private static final String JOB = "job";

    public PricedRun {
        jobs = jobs.stream().distinct().sorted().toList();
        window = window.compareTo(LONGEST) > 0 ? LONGEST : window;
        if (workers < 1) {
            throw new IllegalArgumentException("Cannot price a run of " + pipeline + ": its cluster has no workers");
        }
    }

    /** Whether all jobs' machines fit into one alarm. */
    private boolean countsMachines() {
        return jobs.size() < MOST_METRICS;
    }

    /** The expressions and their metrics, the one that is compared first. */
    public List<Query> queries(Site site) {
        List<Query> queries = new ArrayList<>();
        String dearest = countsMachines() ? "MAX([" + BY_TIME + ", " + BY_MACHINES + "])" : BY_TIME;
        queries.add(expression(WHOLE, "Dollars of a run", beside.toPlainString() + " + " + dearest, true));
        queries.add(expression(
                BY_TIME,
                "Its cluster, by the time of the execution",
                "FILL(" + TIME + ", 0) / 3600000 * " + clusterPerHour.toPlainString(),
                false));
        queries.add(metric(site, TIME, Source.STATES, "ExecutionTime", machine));
        if (countsMachines()) {
            String seconds = IntStream.range(0, jobs.size())
                    .mapToObj(job -> "FILL(" + JOB + job + ", 0)")
                    .collect(Collectors.joining(" + "));
            queries.add(expression(
                    BY_MACHINES,
                    "The machines that its jobs had",
                    "(" + seconds + ") / 3600 * " + workerPerHour().toPlainString(),
                    false));
            IntStream.range(0, jobs.size())
                    .mapToObj(job -> metric(
                            site, JOB + job, Source.RECORDS, RecordMetric.INSTANCE_SECONDS.metric(), jobs.get(job)))
                    .forEach(queries::add);
        }

        return queries;
    }

    private Query metric(Site site, String id, Source source, String name, String watched) {
        return Query.Metric.of(source, name, Statistic.MAXIMUM, window, source.dimensions(site, pipeline, watched))
                .operand(id);
    }

    /** The primary node's price is shared among them. */
    private BigDecimal workerPerHour() {
        return clusterPerHour.divide(BigDecimal.valueOf(workers), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private Query expression(String id, String label, String text, boolean compared) {
        return new Query.Computed(id, label, compared, window, text);
    }
}
