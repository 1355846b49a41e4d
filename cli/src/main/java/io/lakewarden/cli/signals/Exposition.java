package io.lakewarden.cli.signals;

import io.lakewarden.infra.signals.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Samples in Prometheus' text format: metrics in the order of their names, samples in that of their labels. Two samples
 * with the same labels are refused, as Prometheus would refuse the whole scrape.
 */
public final class Exposition {
    /** The type that the text is served as. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<Metric, SortedMap<String, Double>> samples = new EnumMap<>(Metric.class);

    /** Adds a sample; the values are those of the metric's labels, in their order. */
    public void add(Metric metric, String environment, double value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException("Invalid sample of " + metric.series() + ": got " + labels.length
                    + " labels, expected " + metric.labels());
        }

        List<String> written = new ArrayList<>();
        written.add(label("environment", environment));
        for (int i = 0; i < labels.length; i++) {
            written.add(label(metric.labels().get(i), labels[i]));
        }

        SortedMap<String, Double> there = samples.computeIfAbsent(metric, name -> new TreeMap<>());
        String key = String.join(",", written);
        if (there.put(key, value) != null) {
            throw new IllegalArgumentException("Invalid sample of " + metric.series() + ": {" + key + "} comes twice");
        }
    }

    /** All of them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Metric metric : Metric.values()) {
            SortedMap<String, Double> there = samples.getOrDefault(metric, Collections.emptySortedMap());
            if (!there.isEmpty()) {
                text.append("# HELP ")
                        .append(metric.series())
                        .append(' ')
                        .append(metric.help())
                        .append('\n');
                text.append("# TYPE ")
                        .append(metric.series())
                        .append(' ')
                        .append(metric.type().written())
                        .append('\n');
                there.forEach((labels, value) -> text.append(metric.series())
                        .append('{')
                        .append(labels)
                        .append("} ")
                        .append(value)
                        .append('\n'));
            }
        }

        return text.toString();
    }

    private static String label(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
