package io.lakewarden.infra.signals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Grafana's dashboards, for whichever Prometheus a reader chooses there. */
enum Dashboard {
    COST(
            "Cost",
            Panel.now("What a month may cost", "currencyUSD", series(Metric.BUDGET_MONTH_DOLLARS), where("pipeline")),
            Panel.now("Longest run within its limit", "s", series(Metric.RUN_LIMIT_SECONDS), where("pipeline")),
            Panel.overTime(
                    "Newest run here, with EMR's polling", "s", series(Metric.RUN_CLOUD_SECONDS), where("pipeline")),
            Panel.overTime(
                    "Of the limit of each environment",
                    "percentunit",
                    "max by (pipeline) (" + series(Metric.RUN_CLOUD_SECONDS) + ") / on (pipeline) group_right () "
                            + series(Metric.RUN_LIMIT_SECONDS),
                    where("pipeline"))),
    FLEET(
            "Fleet",
            Panel.now("Days by how their last run ended", "short", series(Metric.RUNS), where("pipeline", "result")),
            Panel.now("Newest run succeeded", "bool", series(Metric.RUN_SUCCEEDED), where("pipeline")),
            Panel.overTime("Seconds of steps", "s", series(Metric.STEP_SECONDS), where("pipeline", "step")),
            Panel.overTime("Attempts of steps", "short", series(Metric.STEP_ATTEMPTS), where("pipeline", "step"))),
    GOVERNANCE(
            "Governance",
            Panel.now(
                    "Decisions",
                    "short",
                    "sum by (result) (" + series(Metric.ACCESS_DECISIONS_TOTAL) + ")",
                    "{{result}}"),
            Panel.overTime(
                    "Decisions by user", "short", series(Metric.ACCESS_DECISIONS_TOTAL), where("user", "result")),
            Panel.now(
                    "Denied, of all decisions",
                    "percentunit",
                    "sum by (user) (" + Metric.ACCESS_DECISIONS_TOTAL.series()
                            + "{result=\"denied\"}) / sum by (user) (" + series(Metric.ACCESS_DECISIONS_TOTAL) + ")",
                    "{{user}}"),
            Panel.now(
                    "Until access ends",
                    "s",
                    series(Metric.ACCESS_EXPIRY_TIMESTAMP_SECONDS) + " - time()",
                    where("principal"))),
    PIPELINE(
            "Pipeline",
            Panel.now(
                    "Age of what is published",
                    "s",
                    "time() - " + series(Metric.PUBLISHED_UNTIL_TIMESTAMP_SECONDS),
                    where("pipeline")),
            Panel.overTime(
                    "Quarantined, of rows in", "percentunit", Expressions.quarantineRate(), where("pipeline", "step")),
            Panel.overTime("Rows in", "short", series(Metric.JOB_ROWS_IN), where("pipeline", "step")),
            Panel.overTime("Rows out", "short", series(Metric.JOB_ROWS_OUT), where("pipeline", "step")),
            Panel.overTime(
                    "Rows quarantined, by reason",
                    "short",
                    series(Metric.JOB_ROWS_QUARANTINED_FOR),
                    where("step", "reason")),
            Panel.overTime("Duplicates dropped", "short", series(Metric.JOB_ROWS_DUPLICATE), where("pipeline", "step")),
            Panel.overTime("Seconds of runs", "s", series(Metric.RUN_SECONDS), where("pipeline")),
            Panel.overTime(
                    "Of the SLA",
                    "percentunit",
                    series(Metric.RUN_CLOUD_SECONDS) + " / " + series(Metric.SLA_SECONDS),
                    where("pipeline")),
            Panel.overTime("Rows of tables", "short", series(Metric.TABLE_ROWS), where("table")));

    private final String title;
    private final List<Panel> panels;

    Dashboard(String title, Panel... panels) {
        this.title = title;
        this.panels = List.of(panels);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String toJson() {
        ObjectNode dashboard = JsonNodeFactory.instance
                .objectNode()
                .put("uid", "lakewarden-" + word())
                .put("title", "Lakewarden: " + title)
                .put("schemaVersion", SignalFiles.GRAFANA_SCHEMA)
                .put("editable", false)
                .put("refresh", "1m");
        dashboard.putArray("tags").add("lakewarden");
        dashboard.putObject("time").put("from", "now-24h").put("to", "now");
        dashboard
                .putObject("templating")
                .putArray("list")
                .addObject()
                .put("name", "datasource")
                .put("type", "datasource")
                .put("query", "prometheus");
        ArrayNode drawn = dashboard.putArray("panels");
        for (int i = 0; i < panels.size(); i++) {
            drawn.add(panels.get(i).json(i));
        }

        return SignalFiles.text(dashboard);
    }

    private static String series(Metric metric) {
        return metric.series();
    }

    private static String where(String... labels) {
        return "{{environment}} {{" + String.join("}} {{", labels) + "}}";
    }
}
