package io.lakewarden.infra.signals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One picture of a dashboard.
 *
 * @param title of it
 * @param kind how it is drawn
 * @param unit as Grafana calls it
 * @param expression what Prometheus is asked
 * @param legend of a series, with its labels in double braces
 */
record Panel(String title, Kind kind, String unit, String expression, String legend) {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    enum Kind {
        NOW("stat"),
        OVER_TIME("timeseries");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static Panel now(String title, String unit, String expression, String legend) {
        return new Panel(title, Kind.NOW, unit, expression, legend);
    }

    static Panel overTime(String title, String unit, String expression, String legend) {
        return new Panel(title, Kind.OVER_TIME, unit, expression, legend);
    }

    /** As Grafana has it, two in a row. */
    ObjectNode json(int place) {
        ObjectNode panel = JsonNodeFactory.instance
                .objectNode()
                .put("id", place + 1)
                .put("title", title)
                .put("type", kind.type);
        panel.set("datasource", datasource());
        panel.putObject("gridPos")
                .put("x", place % 2 * WIDTH)
                .put("y", place / 2 * HEIGHT)
                .put("w", WIDTH)
                .put("h", HEIGHT);
        panel.putObject("fieldConfig").putObject("defaults").put("unit", unit);
        ObjectNode target = panel.putArray("targets").addObject();
        target.put("refId", "A").put("expr", expression).put("legendFormat", legend);
        target.set("datasource", datasource());
        return panel;
    }

    private static ObjectNode datasource() {
        return JsonNodeFactory.instance.objectNode().put("type", "prometheus").put("uid", "${datasource}");
    }
}
