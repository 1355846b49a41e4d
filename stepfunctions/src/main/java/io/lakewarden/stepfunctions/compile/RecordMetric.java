package io.lakewarden.stepfunctions.compile;

/**
 * What the numbers of a run say, as CloudWatch keeps them: in one namespace, by environment, pipeline and job. The names are a
 * contract with alarms.
 */
public enum RecordMetric {
    FRESHNESS_SECONDS("FreshnessSeconds", "freshnessSeconds", Unit.SECONDS),
    INSTANCE_SECONDS("InstanceSeconds", "instanceSeconds", Unit.SECONDS),
    ROWS_DUPLICATE("RowsDuplicate", "duplicates", Unit.COUNT),
    ROWS_IN("RowsIn", "rowsIn", Unit.COUNT),
    ROWS_OUT("RowsOut", "rowsOut", Unit.COUNT),
    ROWS_QUARANTINED("RowsQuarantined", "quarantined", Unit.COUNT),
    SECONDS("Seconds", "seconds", Unit.SECONDS);

    /** Theirs alone. */
    public static final String NAMESPACE = "Lakewarden";

    private final String metric;
    private final String field;
    private final Unit unit;

    /** CloudWatch's. */
    private enum Unit {
        COUNT("Count"),
        SECONDS("Seconds");

        private final String written;

        Unit(String written) {
            this.written = written;
        }
    }

    RecordMetric(String metric, String field, Unit unit) {
        this.metric = metric;
        this.field = field;
        this.unit = unit;
    }

    /** As CloudWatch has it. */
    public String metric() {
        return metric;
    }

    /** As the file of numbers has it. */
    String field() {
        return field;
    }

    /** As CloudWatch has it. */
    String unit() {
        return unit.written;
    }

    /** What a metric is of, with the name of the environment ({@code platform-environment}), of the pipeline and of the job that left the numbers. */
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
