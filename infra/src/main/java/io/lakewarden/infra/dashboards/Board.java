package io.lakewarden.infra.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.infra.alarm.Source;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.signals.SignalFiles;
import io.lakewarden.model.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A dashboard.
 *
 * @param title of it, in a word
 * @param since when it shows, as Grafana writes it
 * @param byCluster whether a reader chooses clusters
 * @param panels from the top
 */
record Board(String title, String since, boolean byCluster, List<Panel> panels) {
    /** In the queries of one by cluster, the clusters that a reader chose. */
    static final String CHOSEN = "$cluster";

    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    Board {
        panels = List.copyOf(panels);
    }

    String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    String toJson(Site site) {
        ObjectNode board = JsonNodeFactory.instance
                .objectNode()
                .put("uid", uid(site))
                .put("title", site.prefix() + ": " + title)
                .put("schemaVersion", SignalFiles.GRAFANA_SCHEMA)
                .put("editable", false)
                .put("refresh", "5m");
        board.putArray("tags").add(site.prefix());
        board.putArray("links")
                .addObject()
                .put("type", "dashboards")
                .put("title", site.prefix())
                .put("tooltip", "The others of this environment")
                .put("icon", "dashboard")
                .put("asDropdown", false)
                .put("includeVars", false)
                .put("keepTime", false)
                .put("targetBlank", false)
                .putArray("tags")
                .add(site.prefix());
        board.putObject("time").put("from", since).put("to", "now");
        board.putObject("annotations").putArray("list").add(alarms(site));
        ArrayNode choices = board.putObject("templating").putArray("list");
        choices.addObject().put("name", "datasource").put("type", "datasource").put("query", "cloudwatch");
        if (byCluster) {
            choices.add(clusters(site.home().region()));
        }

        place(board.putArray("panels"), site.home().region());
        return SignalFiles.text(board);
    }

    /** Grafana takes forty characters, and names may be longer. */
    private String uid(Site site) {
        String name = site.prefix() + "-" + word();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** When alarms of the environment began and ended, in every picture: those that tell one of its topics. */
    private static ObjectNode alarms(Site site) {
        ObjectNode alarms = JsonNodeFactory.instance
                .objectNode()
                .put("name", Topic.ALARMS.word())
                .put("enable", true)
                .put("iconColor", "red");
        alarms.set("datasource", Target.datasource());
        alarms.putObject("target")
                .put("refId", Topic.ALARMS.word())
                .put("queryMode", "Annotations")
                .put("region", site.home().region())
                .put("prefixMatching", true)
                .put("alarmNamePrefix", site.prefix() + "-")
                .put("actionPrefix", Names.arn(site, "sns", site.prefix() + "-"))
                .put("namespace", "");
        return alarms;
    }

    /** EMR's ids of all that told something lately (https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/template-variables/). */
    private static ObjectNode clusters(String region) {
        ObjectNode clusters = JsonNodeFactory.instance
                .objectNode()
                .put("name", CHOSEN.substring(1))
                .put("type", "query")
                .put("multi", true)
                .put("includeAll", true)
                .put("allValue", "*")
                .put("refresh", 2)
                .put("sort", 1);
        clusters.set("datasource", Target.datasource());
        clusters.putObject("current").put("text", "All").put("value", "$__all");
        ObjectNode query = clusters.putObject("query")
                .put("refId", CHOSEN.substring(1))
                .put("queryType", "dimensionValues")
                .put("region", region)
                .put("namespace", Source.CLUSTERS.namespace())
                .put("metricName", "IsIdle")
                .put("dimensionKey", "JobFlowId");
        query.putObject("dimensionFilters");
        return clusters;
    }

    /** Two in a row, a heading over the whole width. */
    private void place(ArrayNode placed, String region) {
        int x = 0;
        int y = 0;
        for (Panel panel : panels) {
            if (panel.isHeading() && x > 0) {
                x = 0;
                y += HEIGHT;
            }

            int width = panel.isHeading() ? 2 * WIDTH : WIDTH;
            int height = panel.isHeading() ? 1 : HEIGHT;
            ObjectNode drawn = panel.json(region).put("id", placed.size() + 1);
            drawn.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
            placed.add(drawn);
            x += width;
            if (x == 2 * WIDTH) {
                x = 0;
                y += height;
            }
        }
    }
}
