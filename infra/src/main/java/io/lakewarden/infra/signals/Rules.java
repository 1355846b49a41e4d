package io.lakewarden.infra.signals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Prometheus' file of rules, written as JSON, which is YAML too. */
public final class Rules {
    private Rules() {}

    /** The same bytes each time. */
    public static String toJson() {
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("name", "lakewarden");
        ArrayNode rules = group.putArray("rules");
        Stream.of(Alert.values()).map(Rules::rule).forEach(rules::add);
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putArray("groups").add(group);
        return SignalFiles.text(file);
    }

    private static ObjectNode rule(Alert alert) {
        ObjectNode rule = JsonNodeFactory.instance
                .objectNode()
                .put("alert", alert.title())
                .put("expr", alert.expression())
                .put("for", alert.lasting());
        rule.putObject("labels").put("severity", alert.severity().written());
        rule.putObject("annotations").put("summary", alert.summary()).put("runbook", alert.page());
        return rule;
    }
}
