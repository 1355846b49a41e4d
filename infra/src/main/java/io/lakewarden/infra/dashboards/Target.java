package io.lakewarden.infra.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.alarm.Query;
import java.util.List;

/**
 * Queries as Grafana's data source for CloudWatch takes them
 * (https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/query-editor/;
 * https://github.com/grafana/grafana, pkg/tsdb/cloudwatch/kinds/dataquery).
 */
final class Target {
    /** Metric search, where the other type is SQL. */
    private static final int SEARCH = 0;

    private static final int BUILDER = 0;
    private static final int CODE = 1;

    private Target() {}

    /** The one that a reader chooses. */
    static ObjectNode datasource() {
        return JsonNodeFactory.instance.objectNode().put("type", "cloudwatch").put("uid", "${datasource}");
    }

    static void write(ArrayNode targets, List<Query> queries, String region) {
        for (Query query : queries) {
            int editor = query.match(metric -> BUILDER, computed -> CODE);
            ObjectNode target = targets.addObject().put("refId", "Q" + targets.size());
            target.set("datasource", datasource());
            target.put("queryMode", "Metrics")
                    .put("metricQueryType", SEARCH)
                    .put("metricEditorMode", editor)
                    .put("region", region)
                    .put("id", query.id())
                    .put("label", query.label())
                    .put("hide", !query.answer())
                    .put("period", String.valueOf(query.period().toSeconds()));
            query.match(metric -> metric(target, metric), computed -> computed(target, computed));
        }
    }

    private static ObjectNode metric(ObjectNode target, Query.Metric metric) {
        target.put("namespace", metric.namespace())
                .put("metricName", metric.name())
                .put("statistic", metric.statistic().written())
                .put("matchExact", true)
                .put("expression", "");
        ObjectNode dimensions = target.putObject("dimensions");
        metric.dimensions().forEach((name, value) -> dimensions.putArray(name).add(value));
        return target;
    }

    /** Every query has to have a statistic, of which an expression makes nothing. */
    private static ObjectNode computed(ObjectNode target, Query.Computed computed) {
        target.put("namespace", "")
                .put("metricName", "")
                .put("statistic", Statistic.MAXIMUM.written())
                .put("matchExact", true)
                .put("expression", computed.expression());
        target.putObject("dimensions");
        return target;
    }
}
