package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Alarms of CloudWatch: billed by the metric that they look at (https://aws.amazon.com/cloudwatch/pricing/). */
final class Alarms {
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    /** The metric itself, and the two edges of the band. */
    private static final int METRICS_OF_A_BAND = 3;

    private Alarms() {}

    static List<Draft> alarm(Resource alarm, Context context) {
        List<JsonNode> metrics = alarm.items("Metrics");
        if (metrics.stream().anyMatch(metric -> query(metric).startsWith("SELECT"))) {
            return List.of(Draft.needed(alarm, PriceKeys.ALARM, "alarm", "how many metrics its query looks at"));
        }

        if (periods(alarm, metrics).anyMatch(period -> Resource.number(period).isEmpty())) {
            return List.of(Draft.needed(alarm, PriceKeys.ALARM, "alarm", "its period, not known before a deployment"));
        }

        long count = Math.max(
                1, metrics.stream().filter(metric -> metric.has("MetricStat")).count());
        boolean hasBand = alarm.properties().has("ThresholdMetricId")
                || metrics.stream().anyMatch(metric -> query(metric).startsWith("ANOMALY_DETECTION_BAND"));
        long billed = hasBand ? count * METRICS_OF_A_BAND : count;
        boolean isHigh = periods(alarm, metrics)
                .flatMap(period -> Resource.number(period).stream())
                .anyMatch(seconds -> seconds.compareTo(MINUTE) < 0);
        return List.of(Draft.fixed(
                alarm,
                isHigh ? PriceKeys.ALARM_HIGH_RESOLUTION : PriceKeys.ALARM,
                "alarm",
                Amount.of(billed),
                (count == 1 ? "one metric" : count + " metrics")
                        + (hasBand ? " and the band of what is expected, three each" : "")));
    }

    private static String query(JsonNode metric) {
        return metric.path("Expression").asText().strip();
    }

    /** Every length of time that it or a metric of it says. */
    private static Stream<JsonNode> periods(Resource alarm, List<JsonNode> metrics) {
        return Stream.concat(
                        Stream.of(alarm.at("Period")),
                        metrics.stream()
                                .flatMap(metric -> Stream.of(
                                        metric.path("Period"),
                                        metric.path("MetricStat").path("Period"))))
                .filter(period -> !period.isMissingNode());
    }
}
