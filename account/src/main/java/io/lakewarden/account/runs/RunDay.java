package io.lakewarden.account.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The day that an execution is for. */
public final class RunDay {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunDay() {}

    /** The day before a start, as the pipeline's clocks show it: what a job makes of an execution without a date. */
    public static LocalDate before(Instant start, ZoneId zone) {
        return start.atZone(zone).toLocalDate().minusDays(1);
    }

    /** The input's date, or the day before its start; empty where the input names something else, or was not read. */
    public static Optional<LocalDate> of(Execution execution, ZoneId zone) {
        return execution.input().flatMap(RunDay::parsed).flatMap(input -> {
            JsonNode date = input.path("date");
            return date.isMissingNode() ? Optional.of(before(execution.started(), zone)) : parsedDate(date, zone);
        });
    }

    /** The input that asks for a day. */
    public static String input(LocalDate day) {
        return MAPPER.createObjectNode().put("date", day.toString()).toString();
    }

    private static Optional<JsonNode> parsed(String input) {
        try {
            return Optional.of(MAPPER.readTree(input));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** As the job reads it: a date, or an instant whose yesterday is meant. */
    private static Optional<LocalDate> parsedDate(JsonNode date, ZoneId zone) {
        try {
            String text = date.asText();
            return Optional.of(text.indexOf('T') < 0 ? LocalDate.parse(text) : before(Instant.parse(text), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
