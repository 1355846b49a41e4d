package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An execution that has ended.
 *
 * @param history its events, as the service has them
 * @param records what its jobs left, in a folder of the day's
 */
public record Ended(JsonNode history, List<Path> records) {
    public Ended {
        records = List.copyOf(records);
    }

    /**
     * Tells what Step Functions tells of it by itself, when it ends
     * (https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html).
     */
    void tell(String machine, Metrics metrics) {
        JsonNode last = last();
        String count =
                switch (last.path("type").asText()) {
                    case "ExecutionSucceeded" -> "ExecutionsSucceeded";
                    case "ExecutionFailed" -> "ExecutionsFailed";
                    case "ExecutionTimedOut" -> "ExecutionsTimedOut";
                    case "ExecutionAborted" -> "ExecutionsAborted";
                    default -> throw new IllegalArgumentException("Cannot count an execution that has not ended");
                };
        metrics.tell(key(count, machine), end(), 1);
        metrics.tell(
                key("ExecutionTime", machine),
                end(),
                Duration.between(at(history.path(0)), end()).toMillis());
    }

    Instant end() {
        return at(last());
    }

    private JsonNode last() {
        return history.path(history.size() - 1);
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("timestamp").asText());
    }

    private static MetricKey key(String name, String machine) {
        return new MetricKey("AWS/States", name, new TreeMap<>(Map.of("StateMachineArn", machine)));
    }
}
