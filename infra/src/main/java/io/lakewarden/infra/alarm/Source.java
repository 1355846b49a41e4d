package io.lakewarden.infra.alarm;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose metrics they are: CloudWatch's namespace and the dimension that names one thing in it. */
public enum Source {
    ACCESS(AccessMetric.NAMESPACE, AccessMetric.DIMENSION),
    CLUSTERS("AWS/ElasticMapReduce", "JobFlowId"),
    /** Of a pipeline of the environment. */
    PIPELINES(RecordMetric.NAMESPACE, Dimension.PIPELINE.key()) {
        @Override
        public SortedMap<String, String> dimensions(Site site, String subject, String watched) {
            SortedMap<String, String> dimensions = super.dimensions(site, subject, subject);
            dimensions.put(Dimension.ENVIRONMENT.key(), site.prefix());
            return dimensions;
        }
    },
    QUEUES("AWS/SQS", "QueueName"),
    /** Of a job in a pipeline, which is what the alarm is about. */
    RECORDS(RecordMetric.NAMESPACE, Dimension.JOB.key()) {
        @Override
        public SortedMap<String, String> dimensions(Site site, String subject, String watched) {
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

    /** As CloudWatch has it. */
    public String namespace() {
        return namespace;
    }

    /**
     * What names one thing.
     *
     * @param subject what the alarm is about, as people call it
     * @param watched the value of the source's own dimension; that of a pipeline is always what the alarm is about
     */
    public SortedMap<String, String> dimensions(Site site, String subject, String watched) {
        return new TreeMap<>(Map.of(dimension, watched));
    }
}
