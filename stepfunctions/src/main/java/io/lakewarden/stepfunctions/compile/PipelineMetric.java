package io.lakewarden.stepfunctions.compile;

/** What is told of a pipeline as a whole, by environment and pipeline; a contract with alarms, as {@link RecordMetric} is. */
public enum PipelineMetric {
    /** 1 while a cluster is up that is older than it shall become; nothing else is ever told. */
    CLUSTER_TOO_OLD("ClusterTooOld", "Count"),
    /** Seconds that an execution has been running at least; told from four fifths of the SLA on, while it runs. */
    RUNNING_SECONDS("RunningSeconds", "Seconds");

    private final String metric;
    private final String unit;

    PipelineMetric(String metric, String unit) {
        this.metric = metric;
        this.unit = unit;
    }

    /** As CloudWatch has it. */
    public String metric() {
        return metric;
    }

    /** As CloudWatch has it. */
    String unit() {
        return unit;
    }
}
