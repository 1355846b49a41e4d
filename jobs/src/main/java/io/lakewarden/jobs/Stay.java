package io.lakewarden.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/**
 * An executor on a machine.
 *
 * @param host the machine
 * @param from when it came
 * @param until when it went, or now
 */
record Stay(String host, Instant from, Instant until) {
    private static final String DRIVER = "driver";

    /**
     * How long machines had executors of a job, all together: that of each machine once, however many it had at a time. A
     * session on one machine has none, and that machine the whole time. Of executors that are gone Spark remembers the last
     * hundred ({@code spark.ui.retainedDeadExecutors}).
     */
    static Duration ofMachines(SparkContext spark, Instant started, Instant now) {
        if (spark.isLocal()) {
            return Duration.between(started, now);
        }

        return ofMachines(JavaConverters.seqAsJavaList(spark.statusStore().executorList(false)).stream()
                .filter(executor -> !executor.id().equals(DRIVER))
                .map(executor -> of(executor, now))
                .toList());
    }

    private static Stay of(ExecutorSummary executor, Instant now) {
        String address = executor.hostPort();
        int port = address.lastIndexOf(':');
        Instant removed = executor.removeTime().isEmpty()
                ? now
                : executor.removeTime().get().toInstant();
        return new Stay(
                port < 0 ? address : address.substring(0, port),
                executor.addTime().toInstant(),
                removed);
    }

    static Duration ofMachines(List<Stay> stays) {
        return stays.stream()
                .collect(Collectors.groupingBy(Stay::host, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Stay::covered)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The time in which one machine had any. */
    private static Duration covered(Collection<Stay> stays) {
        Duration covered = Duration.ZERO;
        Optional<Instant> reached = Optional.empty();
        for (Stay stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
            Instant from = reached.filter(stay.from()::isBefore).orElse(stay.from());
            if (stay.until().isAfter(from)) {
                covered = covered.plus(Duration.between(from, stay.until()));
                reached = Optional.of(stay.until());
            }
        }

        return covered;
    }
}
