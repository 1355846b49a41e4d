package io.lakewarden.infra.signals;

import static io.lakewarden.infra.signals.Metric.ACCESS_DECISIONS_TOTAL;
import static io.lakewarden.infra.signals.Metric.PUBLISHED_UNTIL_TIMESTAMP_SECONDS;
import static io.lakewarden.infra.signals.Metric.RUN_CLOUD_SECONDS;
import static io.lakewarden.infra.signals.Metric.RUN_SUCCEEDED;
import static io.lakewarden.infra.signals.Metric.SLA_SECONDS;

/** What rings in Prometheus. Each names the page that says what to do. */
enum Alert {
    DENIALS(
            "LakewardenDenials",
            // One refusal is the authorizer at work. A counter's growth is extrapolated to the whole hour, so it is
            // rounded.
            "round(sum by (environment, user) (increase(" + ACCESS_DECISIONS_TOTAL.series()
                    + "{result=\"denied\"}[1h]))) > 10",
            "0m",
            Severity.WARNING,
            "{{ $labels.user }} was denied {{ $value }} times within an hour",
            "runbooks/failures/lake-formation-denied.md"),
    METRICS_MISSING(
            "LakewardenMetricsMissing",
            "absent(" + RUN_SUCCEEDED.series() + ")",
            "15m",
            Severity.CRITICAL,
            "No run of any pipeline is known to Prometheus",
            "docs/observability.md"),
    PUBLISHED_TOO_OLD(
            "LakewardenPublishedTooOld",
            // A day ends, its run begins hours later, and the SLA passes; after a day and a half one run is missing.
            "time() - " + PUBLISHED_UNTIL_TIMESTAMP_SECONDS.series() + " > 129600",
            "0m",
            Severity.CRITICAL,
            "The newest published day of {{ $labels.pipeline }} ended {{ $value | humanizeDuration }} ago",
            "runbooks/no-success.md"),
    QUARANTINE_HIGH(
            "LakewardenQuarantineHigh",
            Expressions.quarantineRate() + " > 0.03",
            "0m",
            Severity.WARNING,
            "{{ $labels.step }} of {{ $labels.pipeline }} set aside {{ $value | humanizePercentage }} of its rows",
            "runbooks/failures/quarantine-high.md"),
    RUN_FAILED(
            "LakewardenRunFailed",
            RUN_SUCCEEDED.series() + " == 0",
            "0m",
            Severity.CRITICAL,
            "The newest run of {{ $labels.pipeline }} failed; its day is not published",
            "runbooks/execution-failed.md"),
    SLA_AT_RISK(
            "LakewardenSlaAtRisk",
            RUN_CLOUD_SECONDS.series() + " / " + SLA_SECONDS.series() + " >= 0.8 <= 1",
            "0m",
            Severity.WARNING,
            "The newest run of {{ $labels.pipeline }} used {{ $value | humanizePercentage }} of its SLA",
            "runbooks/sla-at-risk.md"),
    SLA_MISSED(
            "LakewardenSlaMissed",
            RUN_CLOUD_SECONDS.series() + " / " + SLA_SECONDS.series() + " > 1",
            "0m",
            Severity.CRITICAL,
            "The newest run of {{ $labels.pipeline }} took {{ $value | humanizePercentage }} of its SLA",
            "runbooks/sla-missed.md");

    enum Severity {
        CRITICAL("critical"),
        WARNING("warning");

        private final String written;

        Severity(String written) {
            this.written = written;
        }

        String written() {
            return written;
        }
    }

    private final String title;
    private final String expression;
    private final String lasting;
    private final Severity severity;
    private final String summary;
    private final String page;

    Alert(String title, String expression, String lasting, Severity severity, String summary, String page) {
        this.title = title;
        this.expression = expression;
        this.lasting = lasting;
        this.severity = severity;
        this.summary = summary;
        this.page = page;
    }

    String title() {
        return title;
    }

    String expression() {
        return expression;
    }

    /** For how long it must have been so, as Prometheus writes it. */
    String lasting() {
        return lasting;
    }

    Severity severity() {
        return severity;
    }

    String summary() {
        return summary;
    }

    /** From the project's root. */
    String page() {
        return page;
    }
}
