package io.lakewarden.infra.signals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that Prometheus, Grafana and Datadog are given, by where it stands in {@code observability/}. */
public final class SignalFiles {
    /** What Grafana 11 writes. */
    public static final int GRAFANA_SCHEMA = 39;

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SignalFiles() {}

    /** File names with their texts. */
    public static SortedMap<String, String> all() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("rules.json", Rules.toJson());
        for (Dashboard dashboard : Dashboard.values()) {
            files.put("dashboards/" + dashboard.word() + ".json", dashboard.toJson());
        }

        for (DatadogDashboard dashboard : DatadogDashboard.values()) {
            files.put("datadog/" + dashboard.word() + ".json", dashboard.toJson());
        }

        return files;
    }

    /** JSON as all of these are written. */
    public static String text(JsonNode json) {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENTER)
                                    .withArrayIndenter(INDENTER))
                            .writeValueAsString(json)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + json.getNodeType() + " as JSON", e);
        }
    }
}
