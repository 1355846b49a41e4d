package io.lakewarden.stepfunctions.compile;

/** What is told of a pipeline's clusters, by environment and pipeline; a contract with alarms, as {@link RecordMetric} is. */
public enum ClusterMetric {
    /** 1 while a cluster is up that is older than it shall become; nothing else is ever told. */
    TOO_OLD("ClusterTooOld");

    private final String metric;

    ClusterMetric(String metric) {
        this.metric = metric;
    }

    /** As CloudWatch has it. */
    public String metric() {
        return metric;
    }
}
