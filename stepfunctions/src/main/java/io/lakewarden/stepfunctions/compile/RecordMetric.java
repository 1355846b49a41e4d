package io.lakewarden.stepfunctions.compile;

/**
 * What a run's record says in numbers, as CloudWatch keeps it: in one namespace, by environment, pipeline and job. The names
 * are a contract with alarms.
 */
public enum RecordMetric {
    ROWS_DUPLICATE("RowsDuplicate", "duplicates"),
    ROWS_IN("RowsIn", "rowsIn"),
    ROWS_OUT("RowsOut", "rowsOut"),
    ROWS_QUARANTINED("RowsQuarantined", "quarantined");

    /** Theirs alone. */
    public static final String NAMESPACE = "Lakewarden";

    private final String metric;
    private final String field;

    RecordMetric(String metric, String field) {
        this.metric = metric;
        this.field = field;
    }

    /** As CloudWatch has it. */
    public String metric() {
        return metric;
    }

    /** As the record has it. */
    String field() {
        return field;
    }

    /** What a metric is of, with the name of the environment ({@code platform-environment}), of the pipeline and of the job that left the record. */
    public enum Dimension {
        ENVIRONMENT("environment"),
        JOB("job"),
        PIPELINE("pipeline");

        private final String key;

        Dimension(String key) {
            this.key = key;
        }

        /** As CloudWatch has it. */
        public String key() {
            return key;
        }
    }
}
