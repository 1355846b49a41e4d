package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.gameday.alarm.Metrics.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the alarms of a template. What is named by a reference to something in the same template is called by the name that
 * the template gives it.
 *
 * @param resources by their logical ids
 */
record AlarmTemplate(JsonNode resources) {
    private static final Pattern PART = Pattern.compile("ALARM\\(\"([^\"]+)\"\\)");
    private static final List<String> NAMES = List.of("StateMachineName", "QueueName", "Name");

    /** Those of metrics. */
    List<MetricAlarm> alarms() {
        return of("AWS::CloudWatch::Alarm").map(this::alarm).toList();
    }

    /** Those of other alarms: by their names, the names of all of which any makes them ring. */
    SortedMap<String, List<String>> composites() {
        SortedMap<String, List<String>> composites = new TreeMap<>();
        of("AWS::CloudWatch::CompositeAlarm")
                .forEach(alarm -> composites.put(
                        alarm.path("AlarmName").asText(),
                        parts(alarm.path("AlarmRule").asText())));
        return composites;
    }

    private Stream<JsonNode> of(String type) {
        return StreamSupport.stream(resources.spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"));
    }

    private static List<String> parts(String rule) {
        return Stream.of(rule.split(" OR "))
                .map(part -> {
                    Matcher named = PART.matcher(part);
                    if (!named.matches()) {
                        throw new IllegalArgumentException("Cannot evaluate the rule " + rule);
                    }

                    return named.group(1);
                })
                .toList();
    }

    private MetricAlarm alarm(JsonNode alarm) {
        int periods = alarm.path("EvaluationPeriods").asInt();
        double threshold = alarm.path("Threshold").asDouble();
        return new MetricAlarm(
                alarm.path("AlarmName").asText(),
                alarm.has("Metrics") ? math(alarm.path("Metrics")) : one(alarm, alarm.path("Statistic")),
                Duration.ofSeconds(alarm.findValue("Period").asLong()),
                periods,
                alarm.path("DatapointsToAlarm").asInt(periods),
                comparison(alarm.path("ComparisonOperator").asText(), threshold),
                AlarmState.Missing.of(alarm.path("TreatMissingData").asText("missing")));
    }

    private static DoublePredicate comparison(String operator, double threshold) {
        return switch (operator) {
            case "GreaterThanThreshold" -> value -> value > threshold;
            case "GreaterThanOrEqualToThreshold" -> value -> value >= threshold;
            case "LessThanThreshold" -> value -> value < threshold;
            case "LessThanOrEqualToThreshold" -> value -> value <= threshold;
            default -> throw new IllegalArgumentException("Cannot evaluate the comparison " + operator);
        };
    }

    /** The expression that is compared; those that it is made of come behind it. */
    private Measure math(JsonNode queries) {
        SortedMap<String, Measure> known = new TreeMap<>();
        List<JsonNode> expressions = new ArrayList<>();
        queries.forEach(query -> {
            if (query.has("Expression")) {
                expressions.add(0, query);
            } else {
                JsonNode stat = query.path("MetricStat");
                known.put(query.path("Id").asText(), one(stat.path("Metric"), stat.path("Stat")));
            }
        });
        expressions.forEach(query -> known.put(
                query.path("Id").asText(),
                MetricMath.parse(query.path("Expression").asText(), known)));
        return StreamSupport.stream(queries.spliterator(), false)
                .filter(query -> query.path("ReturnData").asBoolean(true))
                .map(query -> known.get(query.path("Id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private Measure one(JsonNode metric, JsonNode statistic) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions")
                .forEach(dimension -> dimensions.put(dimension.path("Name").asText(), called(dimension.path("Value"))));
        MetricKey key = new MetricKey(
                metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
        Statistic one = Statistic.of(statistic.asText());
        return (metrics, from, before) -> metrics.value(key, one, from, before);
    }

    private String called(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }

        String id = value.path("Ref").asText(value.at("/Fn::GetAtt/0").asText());
        JsonNode properties = resources.path(id).path("Properties");
        return NAMES.stream()
                .map(properties::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(id);
    }
}
