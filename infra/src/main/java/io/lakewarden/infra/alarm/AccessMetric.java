package io.lakewarden.infra.alarm;

import io.lakewarden.stepfunctions.compile.RecordMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;

/** What is put when somebody compares an account with the definition; by environment. The names are a contract with alarms. */
public enum AccessMetric {
    /** Differences, and what was unread, which may differ. */
    DRIFT("AccessDrift"),
    UNREAD("AccessUnread");

    /** The platform's own. */
    public static final String NAMESPACE = RecordMetric.NAMESPACE;

    /** What names the environment. */
    public static final String DIMENSION = Dimension.ENVIRONMENT.key();

    private final String metric;

    AccessMetric(String metric) {
        this.metric = metric;
    }

    /** As CloudWatch has it. */
    public String metric() {
        return metric;
    }
}
