package io.lakewarden.infra.signals;

import java.util.List;
import java.util.Locale;

/**
 * The metrics of a platform, as Prometheus scrapes them. Names and labels are a contract with rules and dashboards: times
 * and durations are seconds, and of what ages the instant is published, never the age.
 */
public enum Metric {
    ACCESS_DECISIONS_TOTAL(Type.COUNTER, "Decisions of the authorizer, by whose they are", "user", "result"),
    ACCESS_EXPIRY_TIMESTAMP_SECONDS(
            Type.GAUGE, "When the access of a principal that has an expiry date ends", "principal"),
    BUDGET_MONTH_DOLLARS(Type.GAUGE, "What a month may cost, as committed; all is the whole environment", "pipeline"),
    JOB_ROWS_DUPLICATE(Type.GAUGE, "Exact duplicates that the newest run dropped", "pipeline", "step"),
    JOB_ROWS_IN(Type.GAUGE, "Rows that the newest run read", "pipeline", "step"),
    JOB_ROWS_OUT(Type.GAUGE, "Rows of its day that the newest run kept", "pipeline", "step"),
    JOB_ROWS_QUARANTINED(Type.GAUGE, "Rows that the newest run set aside", "pipeline", "step"),
    JOB_ROWS_QUARANTINED_FOR(Type.GAUGE, "Rows that the newest run set aside, by reason", "pipeline", "step", "reason"),
    PUBLISHED_UNTIL_TIMESTAMP_SECONDS(
            Type.GAUGE, "The end of the newest day that is published, in the pipeline's time zone", "pipeline"),
    RUN_CLOUD_SECONDS(
            Type.GAUGE, "How long the newest run takes with EMR's polling and pauses before retries", "pipeline"),
    RUN_LIMIT_SECONDS(Type.GAUGE, "After which a run costs more than its committed limit", "pipeline"),
    RUN_SECONDS(Type.GAUGE, "How long the newest run took", "pipeline"),
    RUN_SUCCEEDED(Type.GAUGE, "1 if the newest run succeeded, else 0", "pipeline"),
    RUNS(Type.GAUGE, "Days whose last run ended so", "pipeline", "result"),
    SLA_SECONDS(Type.GAUGE, "From start to published, as defined", "pipeline"),
    STEP_ATTEMPTS(Type.GAUGE, "How often the newest run tried a step", "pipeline", "step"),
    STEP_SECONDS(Type.GAUGE, "How long a step of the newest run took, all attempts", "pipeline", "step"),
    TABLE_ROWS(Type.GAUGE, "Rows of a table after the newest run that wrote it", "table");

    /** How Prometheus reads it. */
    public enum Type {
        /** Only grows, until it begins anew. */
        COUNTER,
        /** Goes up and down. */
        GAUGE;

        /** As the exposition format has it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Type type;
    private final String help;
    private final List<String> labels;

    Metric(Type type, String help, String... labels) {
        this.type = type;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Its name on the wire. */
    public String series() {
        return "lakewarden_" + name().toLowerCase(Locale.ROOT);
    }

    public Type type() {
        return type;
    }

    /** What it is, without a full stop. */
    public String help() {
        return help;
    }

    /** The labels of each sample beside {@code environment}, in their order. */
    public List<String> labels() {
        return labels;
    }
}
