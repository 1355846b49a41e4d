package io.lakewarden.infra.alarm;

import io.lakewarden.stepfunctions.compile.PipelineMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import java.util.List;
import java.util.Locale;

/**
 * The alarms there are. The word of each is a contract: an operator finds what to do under that name. They are of metrics
 * that services publish by themselves, of the numbers of run records, and of what {@code access verify --publish} puts; no
 * agent is needed for one of them to ring.
 */
public enum AlarmKind {
    ACCESS_DRIFT(
            "access-drift",
            Source.ACCESS,
            AccessMetric.DRIFT.metric(),
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "Lake Formation has something that the definition does not say, or the other way round"),
    ACCESS_UNVERIFIED(
            "access-unverified",
            Source.ACCESS,
            AccessMetric.DRIFT.metric(),
            Statistic.COUNT,
            Comparison.BELOW,
            "Nobody has compared Lake Formation with the definition for two days"),
    BREAK_GLASS_USED(
            "break-glass-used",
            Source.QUEUES,
            "ApproximateNumberOfMessagesVisible",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "Somebody has used the role for emergencies"),
    CLEANUP_FAILED("cleanup-failed", Watch.unsuccessful(), "The clusters that an execution left were not all ended"),
    CLEANUP_UNDELIVERED(
            "cleanup-undelivered",
            Source.QUEUES,
            "ApproximateNumberOfMessagesVisible",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "An execution ended otherwise than well, and nothing cleaned up after it"),
    CLUSTER_BLOCKS_MISSING(
            "cluster-blocks-missing",
            Source.CLUSTERS,
            "MissingBlocks",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "HDFS has lost blocks for good"),
    CLUSTER_BLOCKS_UNDER_REPLICATED(
            "cluster-blocks-under-replicated",
            Source.CLUSTERS,
            "UnderReplicatedBlocks",
            Statistic.MINIMUM,
            Comparison.AT_LEAST,
            "HDFS has had too few copies of some blocks for an hour"),
    CLUSTER_CAPACITY_SHORT(
            "cluster-capacity-short",
            Watch.unfilled(),
            "A cluster that scales has waited for half an hour for machines that it asked for"),
    CLUSTER_HDFS_FULL(
            "cluster-hdfs-full",
            Source.CLUSTERS,
            "HDFSUtilization",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "HDFS is nearly full"),
    CLUSTER_IDLE(
            "cluster-idle",
            Source.CLUSTERS,
            "IsIdle",
            Statistic.MINIMUM,
            Comparison.AT_LEAST,
            "A cluster that stays has had nothing to do for hours, and is paid for"),
    CLUSTER_MEMORY_SHORT(
            "cluster-memory-short",
            Source.CLUSTERS,
            "YARNMemoryAvailablePercentage",
            Statistic.MINIMUM,
            Comparison.AT_MOST,
            "A cluster has hardly any memory left for more work"),
    CLUSTER_NODES_LOST(
            "cluster-nodes-lost",
            Source.CLUSTERS,
            "MRLostNodes",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "YARN does not hear from a node any more"),
    CLUSTER_NODES_UNHEALTHY(
            "cluster-nodes-unhealthy",
            Source.CLUSTERS,
            "MRUnhealthyNodes",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "A node takes no work, most often for a full disk"),
    CLUSTER_SILENT(
            "cluster-silent",
            Source.CLUSTERS,
            "IsIdle",
            Statistic.COUNT,
            Comparison.BELOW,
            "Nothing is heard of a cluster that stays: it has ended, or its primary node does not answer"),
    CLUSTER_TOO_OLD(
            "cluster-too-old",
            Source.PIPELINES,
            PipelineMetric.CLUSTER_TOO_OLD.metric(),
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "A pipeline's cluster is up that is older than one and a half times the SLA"),
    ENDPOINT_DOWN(
            "endpoint-down",
            Source.CLUSTERS,
            "AppsRunning",
            Statistic.MAXIMUM,
            Comparison.BELOW,
            "The SQL endpoint of a cluster does not run, and its users have no other way in"),
    EXECUTION_ABORTED(
            "execution-aborted",
            Source.STATES,
            "ExecutionsAborted",
            Statistic.SUM,
            Comparison.AT_LEAST,
            "Somebody stopped an execution; its day is not published"),
    EXECUTION_FAILED(
            "execution-failed",
            Source.STATES,
            "ExecutionsFailed",
            Statistic.SUM,
            Comparison.AT_LEAST,
            "An execution failed; its day is not published"),
    EXECUTION_TIMED_OUT(
            "execution-timed-out",
            Source.STATES,
            "ExecutionsTimedOut",
            Statistic.SUM,
            Comparison.AT_LEAST,
            "An execution took longer than it may; its day is not published"),
    METRICS_FAILED(
            "metrics-failed",
            Watch.unsuccessful(),
            "The numbers of a run, or that a cluster is too old, were not told to CloudWatch"),
    METRICS_UNDELIVERED(
            "metrics-undelivered",
            Source.QUEUES,
            "ApproximateNumberOfMessagesVisible",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "A job left its numbers, or a cluster started, and nothing looks for CloudWatch"),
    NO_SUCCESS(
            "no-success",
            Source.RECORDS,
            RecordMetric.FRESHNESS_SECONDS.metric(),
            Statistic.MINIMUM,
            Comparison.ABOVE,
            "No new day has been published for more than a day, whatever the reason"),
    PIPELINE_DOWN(
            "pipeline-down",
            new Watch.Any(List.of(EXECUTION_FAILED, EXECUTION_TIMED_OUT, NO_SUCCESS)),
            "A pipeline does not publish, and somebody has to see to it now"),
    POLICIES_NOT_INSTALLED(
            "policies-not-installed",
            Source.QUEUES,
            "ApproximateNumberOfMessagesVisible",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "New Ranger policies did not come onto a cluster: what they take away is still open there"),
    QUARANTINE_RATE_HIGH(
            "quarantine-rate-high",
            Watch.percent(Source.RECORDS, RecordMetric.ROWS_QUARANTINED.metric(), RecordMetric.ROWS_IN.metric()),
            "A job set more of its rows aside than the environment allows"),
    RUN_TOO_DEAR(
            "run-too-dear",
            new Watch.Dollars(),
            "A run took so long, or so many machines, that it cost more than nineteen in twenty were estimated to"),
    SCHEDULE_DROPPED(
            "schedule-dropped",
            Source.SCHEDULES,
            "InvocationDroppedCount",
            Statistic.SUM,
            Comparison.AT_LEAST,
            "A pipeline was not started by the clock, and no message was kept of it"),
    SCHEDULE_UNDELIVERED(
            "schedule-undelivered",
            Source.QUEUES,
            "ApproximateNumberOfMessagesVisible",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "A pipeline was not started by the clock; the message says which and why"),
    SLA_AT_RISK(
            "sla-at-risk",
            Watch.seconds(PipelineMetric.RUNNING_SECONDS.metric(), Comparison.AT_LEAST),
            "An execution has used up four fifths of its SLA, and may run on"),
    SLA_MISSED(
            "sla-missed",
            Watch.seconds(PipelineMetric.RUNNING_SECONDS.metric(), Comparison.ABOVE),
            "An execution has taken longer than its SLA, and may run on");

    /** What CloudWatch makes of a period's values. */
    public enum Statistic {
        COUNT("SampleCount"),
        MAXIMUM("Maximum"),
        MINIMUM("Minimum"),
        SUM("Sum");

        private final String written;

        Statistic(String written) {
            this.written = written;
        }

        /** As CloudWatch has it. */
        public String written() {
            return written;
        }
    }

    enum Comparison {
        ABOVE("GreaterThanThreshold", "above %s"),
        AT_LEAST("GreaterThanOrEqualToThreshold", "at %s or more"),
        AT_MOST("LessThanOrEqualToThreshold", "at %s or less"),
        BELOW("LessThanThreshold", "below %s");

        private final String written;
        private final String spoken;

        Comparison(String written, String spoken) {
            this.written = written;
            this.spoken = spoken;
        }

        String written() {
            return written;
        }

        boolean isOfLess() {
            return this == AT_MOST || this == BELOW;
        }
    }

    private final String word;
    private final Watch watch;
    private final String meaning;

    AlarmKind(String word, Source source, String metric, Statistic statistic, Comparison comparison, String meaning) {
        this(word, new Watch.Metric(source, metric, statistic, comparison), meaning);
    }

    AlarmKind(String word, Watch watch, String meaning) {
        this.word = word;
        this.watch = watch;
        this.meaning = meaning;
    }

    /** What it is called, between the names of the environment and of the thing that it watches. */
    public String word() {
        return word;
    }

    /** What has happened when it rings, in a sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether whoever is called out of bed is told too: what waits until the morning is then open, or done, for hours. */
    boolean calls() {
        return this == BREAK_GLASS_USED || this == POLICIES_NOT_INSTALLED;
    }

    /** Whether it rings where there is less than the threshold; most ring where there is more. */
    public boolean ringsBelow() {
        return comparison().isOfLess();
    }

    /** When it rings, in words, say {@code at 1 or more}. */
    public String rings(String threshold) {
        return String.format(Locale.ROOT, comparison().spoken, threshold);
    }

    private Comparison comparison() {
        return watch.match(
                Watch.Metric::comparison, Watch.Computed::comparison, dollars -> Comparison.ABOVE, any -> notOfOne());
    }

    /** For what asks for the metric of one that is of something else. */
    <R> R notOfOne() {
        throw new IllegalArgumentException("Cannot make " + word + " of a metric: it is of something else");
    }

    Watch watch() {
        return watch;
    }
}
