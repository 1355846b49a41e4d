package io.lakewarden.infra.alarm;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.compile.ClusterMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    CLEANUP_FAILED(
            "cleanup-failed",
            Source.STATES,
            "ExecutionsFailed",
            Statistic.SUM,
            Comparison.AT_LEAST,
            "The clusters that an execution left were not all ended"),
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
    CLUSTER_TOO_OLD(
            "cluster-too-old",
            Source.PIPELINES,
            ClusterMetric.TOO_OLD.metric(),
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "A pipeline's cluster is up that is older than one and a half times the SLA"),
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
            Source.STATES,
            "ExecutionsFailed",
            Statistic.SUM,
            Comparison.AT_LEAST,
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
            Source.STATES,
            "ExecutionsSucceeded",
            Statistic.SUM,
            Comparison.BELOW,
            "No execution has succeeded for more than a day, whatever the reason"),
    PIPELINE_DOWN(
            "pipeline-down",
            new Watch.Any(List.of(EXECUTION_FAILED, EXECUTION_TIMED_OUT, NO_SUCCESS)),
            "A pipeline does not publish, and somebody has to see to it now"),
    QUARANTINE_RATE_HIGH(
            "quarantine-rate-high",
            new Watch.Percent(
                    Source.RECORDS,
                    RecordMetric.ROWS_QUARANTINED.metric(),
                    RecordMetric.ROWS_IN.metric(),
                    Statistic.MAXIMUM,
                    Comparison.ABOVE),
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
            Source.STATES,
            "ExecutionTime",
            Statistic.MAXIMUM,
            Comparison.AT_LEAST,
            "An execution used up four fifths of its SLA: the next one that has more to do may miss it"),
    SLA_MISSED(
            "sla-missed",
            Source.STATES,
            "ExecutionTime",
            Statistic.MAXIMUM,
            Comparison.ABOVE,
            "An execution took longer than its SLA");

    /** Whose metrics they are: CloudWatch's namespace and the dimension that names one thing in it. */
    public enum Source {
        ACCESS(AccessMetric.NAMESPACE, AccessMetric.DIMENSION),
        CLUSTERS("AWS/ElasticMapReduce", "JobFlowId"),
        /** Of a pipeline of the environment. */
        PIPELINES(RecordMetric.NAMESPACE, Dimension.PIPELINE.key()) {
            @Override
            SortedMap<String, String> dimensions(Site site, String subject, String watched) {
                SortedMap<String, String> dimensions = super.dimensions(site, subject, watched);
                dimensions.put(Dimension.ENVIRONMENT.key(), site.prefix());
                return dimensions;
            }
        },
        QUEUES("AWS/SQS", "QueueName"),
        /** Of a job in a pipeline, which is what the alarm is about. */
        RECORDS(RecordMetric.NAMESPACE, Dimension.JOB.key()) {
            @Override
            SortedMap<String, String> dimensions(Site site, String subject, String watched) {
                SortedMap<String, String> dimensions = super.dimensions(site, subject, watched);
                dimensions.put(Dimension.ENVIRONMENT.key(), site.prefix());
                dimensions.put(Dimension.PIPELINE.key(), subject);
                return dimensions;
            }
        },
        SCHEDULES("AWS/Scheduler", "ScheduleGroup"),
        STATES("AWS/States", "StateMachineArn");

        private final String namespace;
        private final String dimension;

        Source(String namespace, String dimension) {
            this.namespace = namespace;
            this.dimension = dimension;
        }

        String namespace() {
            return namespace;
        }

        /**
         * What names one thing.
         *
         * @param subject what the alarm is about, as people call it
         * @param watched the value of the source's own dimension
         */
        SortedMap<String, String> dimensions(Site site, String subject, String watched) {
            return new TreeMap<>(Map.of(dimension, watched));
        }
    }

    enum Statistic {
        COUNT("SampleCount"),
        MAXIMUM("Maximum"),
        MINIMUM("Minimum"),
        SUM("Sum");

        private final String written;

        Statistic(String written) {
            this.written = written;
        }

        String written() {
            return written;
        }
    }

    enum Comparison {
        ABOVE("GreaterThanThreshold"),
        AT_LEAST("GreaterThanOrEqualToThreshold"),
        AT_MOST("LessThanOrEqualToThreshold"),
        BELOW("LessThanThreshold");

        private final String written;

        Comparison(String written) {
            this.written = written;
        }

        String written() {
            return written;
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

    Watch watch() {
        return watch;
    }
}
