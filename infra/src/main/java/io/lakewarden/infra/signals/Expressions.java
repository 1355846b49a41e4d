package io.lakewarden.infra.signals;

/** PromQL that rules and dashboards share. */
final class Expressions {
    private Expressions() {}

    /** From 0 to 1, of the steps that read any row. */
    static String quarantineRate() {
        return Metric.JOB_ROWS_QUARANTINED.series() + " / (" + Metric.JOB_ROWS_IN.series() + " > 0)";
    }
}
