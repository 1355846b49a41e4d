package io.lakewarden.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.evidence.Evidence.Drift;
import io.lakewarden.model.Environment.Home.Aws;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what {@code access verify --json} printed; what is anything else, or of another environment, is refused. */
final class DriftFile {
    private static final String REMEDY = "; save the output of ./lakewarden access verify --json, or leave out --drift";

    private final String name;

    private DriftFile(String name) {
        this.name = name;
    }

    static Drift read(String text, String name, Asked asked) {
        DriftFile file = new DriftFile(name);
        JsonNode json = file.json(text);
        if (json.has("error")) {
            throw file.refused(
                    "it says that nothing was compared: " + json.get("error").asText());
        }

        Aws home = (Aws) asked.environment().home();
        file.require(json, "env", asked.environment().name());
        file.require(json, "platform", asked.definition().platform().name());
        file.require(json, "account", home.account());
        file.require(json, "region", home.region());
        asked.history().head().ifPresent(commit -> file.require(json, "commit", commit.id()));
        List<String> uncommitted = file.list(json, "uncommitted", file::text);
        if (!uncommitted.isEmpty()) {
            throw file.refused("the definition that it compared with was in no commit: "
                    + String.join(", ", uncommitted) + " had been changed");
        }

        Drift drift = new Drift(
                true,
                Fingerprint.of(text),
                file.day(json, "on"),
                file.instant(json, "lookedAt"),
                file.text(json, "caller"),
                file.meant(json),
                file.list(json, "differences", one -> file.text(one, "text")),
                file.list(json, "unread", one -> file.text(one, "area") + ": " + file.text(one, "why")),
                file.list(json, "implicit", file::text),
                file.number(json, "others"));
        if (file.truth(json, "none")
                != (drift.differences().isEmpty() && drift.unread().isEmpty())) {
            throw file.refused("it contradicts itself on whether there are differences");
        }

        return drift;
    }

    private JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException noJson) {
            throw refused("it is no JSON: " + noJson.getMessage());
        }
    }

    private void require(JsonNode json, String field, String expected) {
        String found = text(json, field);
        if (!found.equals(expected)) {
            throw refused("its " + field + " is " + found + ", and the report is about " + expected);
        }
    }

    private <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> item) {
        if (!json.path(field).isArray()) {
            throw missing(field);
        }

        List<T> items = new ArrayList<>();
        json.get(field).forEach(one -> items.add(item.apply(one)));
        return items;
    }

    private String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw missing(field);
        }

        return json.get(field).asText();
    }

    private String text(JsonNode json) {
        if (!json.isTextual()) {
            throw refused("something in it is no text where one is expected");
        }

        return json.asText();
    }

    private int number(JsonNode json, String field) {
        if (!json.path(field).isInt()) {
            throw missing(field);
        }

        int number = json.get(field).asInt();
        if (number < 0) {
            throw refused("its " + field + " is " + number);
        }

        return number;
    }

    private String day(JsonNode json, String field) {
        String day = text(json, field);
        try {
            return LocalDate.parse(day).toString();
        } catch (DateTimeException e) {
            throw refused("its " + field + " is " + day + ", and expected is a day such as 2026-01-31");
        }
    }

    private String instant(JsonNode json, String field) {
        String instant = text(json, field);
        try {
            return Instant.parse(instant).toString();
        } catch (DateTimeException e) {
            throw refused("its " + field + " is " + instant + ", and expected is a time such as 2026-01-31T05:17:00Z");
        }
    }

    /** What a command line said besides the definition. */
    private List<String> meant(JsonNode json) {
        return Stream.of(
                        list(json, "administrators", one -> "administrator " + text(one)),
                        list(json, "readOnlyAdministrators", one -> "read-only administrator " + text(one)),
                        list(json, "with", one -> "what clusters of the kind " + text(one) + " need"))
                .flatMap(List::stream)
                .toList();
    }

    private boolean truth(JsonNode json, String field) {
        if (!json.path(field).isBoolean()) {
            throw missing(field);
        }

        return json.get(field).asBoolean();
    }

    private CommandFailed missing(String field) {
        return refused("it does not say " + field);
    }

    private CommandFailed refused(String why) {
        return CommandFailed.because("Cannot read the drift in " + name + ": " + why + REMEDY);
    }
}
