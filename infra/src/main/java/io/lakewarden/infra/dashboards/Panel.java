package io.lakewarden.infra.dashboards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Query;
import io.lakewarden.infra.frame.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One picture of a dashboard, or the heading of those that follow.
 *
 * @param kind how it is drawn
 * @param title of it
 * @param unit as Grafana calls it; empty where nothing is measured
 * @param description what it shows, what rings and which page says what to do; of a text, the text
 * @param queries of CloudWatch, their ids unlike each other
 * @param lines at which something rings, ascending
 */
record Panel(Kind kind, String title, String unit, String description, List<Query> queries, List<Line> lines) {
    private static final String FINE = "green";
    private static final String BAD = "red";

    enum Kind {
        HEADING("row"),
        /** The sum over the time that is shown. */
        IN_ALL("stat"),
        OVER_TIME("timeseries"),
        TEXT("text");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** A threshold, and whether it is bad to be below it. */
    record Line(double at, boolean below) {}

    Panel {
        queries = List.copyOf(queries);
        lines = List.copyOf(lines);
    }

    static Panel heading(String title) {
        return new Panel(Kind.HEADING, title, "", "", List.of(), List.of());
    }

    static Panel text(String title, String markdown) {
        return new Panel(Kind.TEXT, title, "", markdown, List.of(), List.of());
    }

    static Panel inAll(String title, String unit, String description) {
        return new Panel(Kind.IN_ALL, title, unit, description, List.of(), List.of());
    }

    static Panel overTime(String title, String unit, String description) {
        return new Panel(Kind.OVER_TIME, title, unit, description, List.of(), List.of());
    }

    boolean isHeading() {
        return kind == Kind.HEADING;
    }

    /** Whether it would be a picture of nothing. */
    boolean isEmpty() {
        return queries.isEmpty() && kind != Kind.HEADING && kind != Kind.TEXT;
    }

    /** With a metric that no alarm is of. */
    Panel with(String label, Query.Metric metric) {
        return asking(List.of(metric.labelled(label)));
    }

    /** With what CloudWatch computes, the answers and their operands together. */
    Panel asking(List<Query> more) {
        if (queries.containsAll(more)) {
            return this;
        }

        List<String> ids = more.stream().map(Query::id).toList();
        boolean clash = queries.stream().map(Query::id).anyMatch(ids::contains);
        String ending = "_" + queries.size();
        List<Query> apart =
                clash ? more.stream().map(query -> query.apart(ids, ending)).toList() : more;
        return new Panel(
                kind,
                title,
                unit,
                description,
                Stream.concat(queries.stream(), apart.stream()).toList(),
                lines);
    }

    /** With what an alarm compares, and the line at which it rings. */
    Panel ringing(Site site, Alarm alarm, String label) {
        return asking(alarm.queries(site).stream()
                        .map(query -> query.answer() ? query.labelled(label) : query)
                        .toList())
                .marked(alarm);
    }

    /** With the line of an alarm whose metric is there already. */
    Panel marked(Alarm alarm) {
        return marked(alarm.kind(), alarm.threshold(), alarm.periods() == 1 ? "" : " for " + lasting(alarm));
    }

    /** With the line of an alarm that rings as soon as it is reached. */
    Panel marked(AlarmKind alarm, double threshold) {
        return marked(alarm, threshold, "");
    }

    private Panel marked(AlarmKind alarm, double threshold, String lasting) {
        List<Line> all = Stream.concat(lines.stream(), Stream.of(new Line(threshold, alarm.ringsBelow())))
                .distinct()
                .sorted(Comparator.comparingDouble(Line::at))
                .toList();
        String number = BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
        return new Panel(kind, title, unit, description, queries, all).mentioning(alarm, alarm.rings(number) + lasting);
    }

    /** For how long it must be so until an alarm rings, say {@code 26 hours}. */
    static String lasting(Alarm alarm) {
        long minutes = alarm.period().multipliedBy(alarm.periods()).toMinutes();
        if (minutes % 60 != 0) {
            return minutes + " minutes";
        }

        return minutes == 60 ? "an hour" : minutes / 60 + " hours";
    }

    /** With a word about when an alarm rings, unless there is one; of several clusters it is the same but for how long. */
    Panel mentioning(AlarmKind alarm, String when) {
        String told = description + "\n\n" + alarm.word() + " rings " + when + ": runbooks/" + alarm.word() + ".md";
        return description.contains("\n\n" + alarm.word() + " rings ")
                ? this
                : new Panel(kind, title, unit, told, queries, lines);
    }

    /** As Grafana has it, without its number and place. */
    ObjectNode json(String region) {
        ObjectNode panel =
                JsonNodeFactory.instance.objectNode().put("title", title).put("type", kind.type);
        switch (kind) {
            case HEADING -> panel.put("collapsed", false).putArray("panels");
            case TEXT -> panel.putObject("options").put("mode", "markdown").put("content", description);
            case IN_ALL, OVER_TIME -> draw(panel, region);
        }

        return panel;
    }

    private void draw(ObjectNode panel, String region) {
        panel.put("description", description);
        panel.set("datasource", Target.datasource());
        ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", unit).put("min", 0).put("noValue", "nothing told");
        steps(defaults.putObject("thresholds").put("mode", "absolute"));
        panel.withObject("/fieldConfig").putArray("overrides");
        if (kind == Kind.IN_ALL) {
            ObjectNode options =
                    panel.putObject("options").put("colorMode", "value").put("graphMode", "none");
            options.putObject("reduceOptions")
                    .put("values", false)
                    .putArray("calcs")
                    .add("sum");
        } else {
            ObjectNode drawn = defaults.putObject("custom").put("showPoints", "always");
            lines.stream().mapToDouble(Line::at).max().ifPresent(highest -> drawn.put("axisSoftMax", highest));
            drawn.putObject("thresholdsStyle").put("mode", lines.isEmpty() ? "off" : "dashed");
        }

        Target.write(panel.putArray("targets"), queries, region);
    }

    /** Colours from a value on; the last line is the worst. */
    private void steps(ObjectNode thresholds) {
        boolean below = lines.stream().anyMatch(Line::below);
        List<String> colours = new ArrayList<>(List.of(below ? BAD : FINE));
        for (int i = 1; i <= lines.size(); i++) {
            colours.add(i < lines.size() ? "orange" : below ? FINE : BAD);
        }

        thresholds.putArray("steps").addObject().put("color", colours.get(0)).putNull("value");
        for (int i = 0; i < lines.size(); i++) {
            thresholds
                    .withArray("steps")
                    .addObject()
                    .put("color", colours.get(i + 1))
                    .put("value", lines.get(i).at());
        }
    }
}
