package io.lakewarden.infra.signals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Datadog's dashboards, as its interface takes them (https://docs.datadoghq.com/api/latest/dashboards/). */
enum DatadogDashboard {
    FLEET(
            "Fleet",
            "cluster",
            ClusterMetric.NODES_UNHEALTHY,
            ClusterMetric.NODES_LOST,
            ClusterMetric.BLOCKS_MISSING,
            ClusterMetric.BLOCKS_CORRUPT,
            ClusterMetric.BLOCKS_UNDER_REPLICATED,
            ClusterMetric.CAPACITY_USED,
            ClusterMetric.CAPACITY_TOTAL,
            ClusterMetric.APPLICATIONS_RUNNING,
            ClusterMetric.APPLICATIONS_PENDING,
            ClusterMetric.CONTAINERS_PENDING,
            ClusterMetric.MEMORY_ALLOCATED,
            ClusterMetric.MEMORY_AVAILABLE),
    MACHINES("Machines", "host", ClusterMetric.CPU_IDLE, ClusterMetric.MEMORY_USABLE, ClusterMetric.DISK_IN_USE),
    PIPELINE(
            "Pipeline",
            "pipeline",
            ClusterMetric.TASKS_ACTIVE,
            ClusterMetric.TASKS_FAILED,
            ClusterMetric.STAGES_FAILED,
            ClusterMetric.SPILLED,
            ClusterMetric.SHUFFLE_READ,
            ClusterMetric.SHUFFLE_WRITTEN);

    private static final List<String> CHOICES = List.of("environment", "cluster");

    private final String title;
    private final String apart;
    private final List<ClusterMetric> metrics;

    DatadogDashboard(String title, String apart, ClusterMetric... metrics) {
        this.title = title;
        this.apart = apart;
        this.metrics = List.of(metrics);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String toJson() {
        ObjectNode dashboard = JsonNodeFactory.instance
                .objectNode()
                .put("title", "Lakewarden: " + title)
                .put("description", "By " + apart)
                .put("layout_type", "ordered");
        ArrayNode choices = dashboard.putArray("template_variables");
        CHOICES.forEach(tag -> {
            ObjectNode choice = choices.addObject().put("name", tag).put("prefix", tag);
            choice.putArray("defaults").add("*");
        });
        ArrayNode widgets = dashboard.putArray("widgets");
        metrics.forEach(metric -> widgets.addObject().set("definition", picture(metric)));
        return SignalFiles.text(dashboard);
    }

    private ObjectNode picture(ClusterMetric metric) {
        ObjectNode picture = JsonNodeFactory.instance
                .objectNode()
                .put("title", metric.title())
                .put("type", "timeseries");
        ObjectNode request = picture.putArray("requests").addObject().put("response_format", "timeseries");
        request.put("display_type", "line");
        request.putArray("queries")
                .addObject()
                .put("name", "asked")
                .put("data_source", "metrics")
                .put("query", "avg:" + metric.inDatadog() + "{$environment,$cluster} by {" + apart + "}");
        request.putArray("formulas").addObject().put("formula", "asked");
        return picture;
    }
}
