package io.lakewarden.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.live.MetricsStandIn.Datum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alarm as its template defines it, evaluated minute by minute over windows that slide
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html). The service looks for data
 * further back before it takes any for missing; here nothing is late, and so it need not.
 */
public record AlarmState(JsonNode alarm) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA} at a moment, for an alarm that was made at another. */
    public String at(Instant moment, Instant made, List<Datum> data) {
        List<Datum> ours = data.stream().filter(this::watches).toList();
        String state = "INSUFFICIENT_DATA";
        for (Instant minute = made; !minute.isAfter(moment); minute = minute.plus(MINUTE)) {
            state = next(state, minute, ours);
        }

        return state;
    }

    private boolean watches(Datum datum) {
        return datum.namespace().equals(alarm.path("Namespace").asText())
                && datum.metric().equals(alarm.path("MetricName").asText())
                && datum.dimension().equals(alarm.at("/Dimensions/0/Name").asText())
                && datum.thing().equals(alarm.at("/Dimensions/0/Value").asText());
    }

    private String next(String state, Instant minute, List<Datum> data) {
        Duration period = Duration.ofSeconds(alarm.path("Period").asInt());
        for (int back = 0; back < alarm.path("EvaluationPeriods").asInt(); back++) {
            Instant end = minute.minus(period.multipliedBy(back));
            List<Double> values = data.stream()
                    .filter(datum ->
                            datum.at().isAfter(end.minus(period)) && !datum.at().isAfter(end))
                    .map(Datum::value)
                    .toList();
            Optional<Boolean> breaches = breaches(values);
            if (breaches.isEmpty()) {
                return state;
            }

            if (!breaches.get()) {
                return "OK";
            }
        }

        return "ALARM";
    }

    /** Nothing where what is missing changes nothing. */
    private Optional<Boolean> breaches(List<Double> values) {
        if (values.isEmpty()) {
            String missing = alarm.path("TreatMissingData").asText();
            return switch (missing) {
                case "breaching" -> Optional.of(true);
                case "ignore" -> Optional.empty();
                default -> throw new IllegalArgumentException(missing);
            };
        }

        double value =
                switch (alarm.path("Statistic").asText()) {
                    case "Maximum" ->
                        values.stream().mapToDouble(one -> one).max().orElseThrow();
                    case "SampleCount" -> values.size();
                    default ->
                        throw new IllegalArgumentException(
                                alarm.path("Statistic").asText());
                };
        double threshold = alarm.path("Threshold").asDouble();
        return Optional.of(
                switch (alarm.path("ComparisonOperator").asText()) {
                    case "GreaterThanOrEqualToThreshold" -> value >= threshold;
                    case "LessThanThreshold" -> value < threshold;
                    default ->
                        throw new IllegalArgumentException(
                                alarm.path("ComparisonOperator").asText());
                });
    }
}
