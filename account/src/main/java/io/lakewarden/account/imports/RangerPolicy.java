package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A policy as Ranger exports it, as far as deciding on tables needs it.
 *
 * @param name as its service has it
 * @param kind 0 access, 1 mask, 2 row filter
 * @param tag whether it is on tags, not on tables
 * @param resource what it is on
 * @param overriding whether it is asked before those that are not
 * @param conditional whether it holds under conditions that are not looked at, at times within a day, or by another zone's clock
 * @param denyAllElse whether who is not allowed by it is denied
 * @param periods when it holds; none for always
 */
record RangerPolicy(
        String name,
        int kind,
        boolean tag,
        RangerResource resource,
        boolean overriding,
        boolean conditional,
        boolean denyAllElse,
        List<Period> periods,
        List<Item> allow,
        List<Item> deny,
        List<Item> allowExceptions,
        List<Item> denyExceptions) {
    /** Some whole days, the first of them and the one after the last. */
    record Period(Optional<LocalDate> from, Optional<LocalDate> until) {
        private static final String MIDNIGHT = "00:00:00";
        private static final String LAST_MINUTE = "23:59";
        private static final Set<String> OURS = Set.of("", "UTC", "GMT", "Etc/UTC", "Etc/GMT", "Z");

        private static Period of(String policy, JsonNode schedule) {
            try {
                Optional<LocalDate> end = day(schedule, "endTime");
                boolean wholeDay = time(schedule, "endTime").startsWith(LAST_MINUTE);
                return new Period(day(schedule, "startTime"), wholeDay ? end.map(day -> day.plusDays(1)) : end);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "policy " + policy + " has a period of "
                                + schedule.path("startTime").asText() + " to "
                                + schedule.path("endTime").asText() + "; expected times such as 2026/12/31 00:00:00",
                        e);
            }
        }

        /** Whether it is no more than whole days, one after the other, that begin when ours do. */
        private static boolean isPlain(JsonNode schedule) {
            String end = time(schedule, "endTime");
            return schedule.path("recurrences").isEmpty()
                    && OURS.contains(schedule.path("timeZone").asText(""))
                    && time(schedule, "startTime").equals(MIDNIGHT)
                    && (end.equals(MIDNIGHT) || end.startsWith(LAST_MINUTE));
        }

        private static Optional<LocalDate> day(JsonNode schedule, String key) {
            String text = schedule.path(key).asText("");
            return text.length() < 10
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, 10).replace('/', '-')));
        }

        private static String time(JsonNode schedule, String key) {
            String text = schedule.path(key).asText("");
            return text.length() < 12 ? MIDNIGHT : text.substring(11);
        }

        boolean holds(LocalDate day) {
            return from.filter(day::isBefore).isEmpty()
                    && until.filter(end -> !day.isBefore(end)).isEmpty();
        }
    }

    /**
     * Who, and what.
     *
     * @param accesses the service's words
     * @param who users, {@code role:} roles and {@code group:} groups
     * @param conditional whether under conditions
     * @param shows a filter, or the name of a mask
     */
    record Item(Set<String> accesses, Set<String> who, boolean conditional, String shows) {
        private static Item of(JsonNode json) {
            Set<String> accesses = new TreeSet<>();
            json.path("accesses").forEach(access -> {
                if (access.path("isAllowed").asBoolean(true)) {
                    String type = access.path("type").asText();
                    accesses.add(type.startsWith("hive:") ? type.substring("hive:".length()) : type);
                }
            });
            Set<String> who = new TreeSet<>();
            json.path("users").forEach(name -> who.add(name.asText()));
            json.path("roles").forEach(name -> who.add("role:" + name.asText()));
            json.path("groups").forEach(name -> who.add("group:" + name.asText()));
            String filter = json.path("rowFilterInfo").path("filterExpr").asText("");
            String mask = json.path("dataMaskInfo").path("dataMaskType").asText("");
            return new Item(accesses, who, !json.path("conditions").isEmpty(), filter.isEmpty() ? mask : filter);
        }

        boolean isFor(Set<String> names) {
            return who.stream().anyMatch(names::contains);
        }

        boolean has(String access) {
            return accesses.contains(access) || accesses.contains("all");
        }

        /** Whether some Ranger would take it for that. */
        boolean mayHave(String access) {
            return accesses.stream().anyMatch(word -> word.equalsIgnoreCase(access) || word.equalsIgnoreCase("all"));
        }
    }

    /** All that it says of anybody. */
    Stream<Item> items() {
        return Stream.of(allow, deny, allowExceptions, denyExceptions).flatMap(List::stream);
    }

    /** One for each set of resources that it is on. */
    static List<RangerPolicy> all(JsonNode json) {
        List<RangerPolicy> all = new ArrayList<>(List.of(of(json, json.path("resources"))));
        json.path("additionalResources").forEach(more -> all.add(of(json, more)));
        return all;
    }

    private static RangerPolicy of(JsonNode json, JsonNode on) {
        List<Period> periods = new ArrayList<>();
        boolean plain = true;
        for (JsonNode schedule : json.path("validitySchedules")) {
            plain &= Period.isPlain(schedule);
            periods.add(Period.of(json.path("name").asText(), schedule));
        }

        int kind = json.path("policyType").asInt();
        boolean tag = json.path("serviceType").asText().equals("tag");
        return new RangerPolicy(
                json.path("name").asText(),
                kind,
                tag,
                tag || kind != 0 ? RangerResource.asItStands(on) : RangerResource.of(on),
                json.path("policyPriority").asInt() > 0,
                !json.path("conditions").isEmpty() || !plain,
                json.path("isDenyAllElse").asBoolean(),
                periods,
                items(json.path(
                        switch (kind) {
                            case 1 -> "dataMaskPolicyItems";
                            case 2 -> "rowFilterPolicyItems";
                            default -> "policyItems";
                        })),
                items(json.path("denyPolicyItems")),
                items(json.path("allowExceptions")),
                items(json.path("denyExceptions")));
    }

    private static List<Item> items(JsonNode items) {
        List<Item> all = new ArrayList<>();
        items.forEach(item -> all.add(Item.of(item)));
        return all;
    }

    /** How far it is on a place; one that names no columns is on the table, and on its columns no more than perhaps. */
    Cover on(Place place) {
        return resource.on(place, Cover.SOME);
    }

    /** Whether it is on something in a database, or may be: what is there, or what may come. */
    boolean touches(String database) {
        return tag || resource.onDatabase(database).isSome();
    }

    /** Whether it holds on a day; under conditions it is taken to hold always, for what it takes. */
    boolean holds(LocalDate day) {
        return conditional || periods.isEmpty() || periods.stream().anyMatch(period -> period.holds(day));
    }

    /** The first day after one on which it begins or ends to hold. */
    Optional<LocalDate> changesAfter(LocalDate day) {
        return periods.stream()
                .flatMap(period -> Stream.of(period.from(), period.until()))
                .flatMap(Optional::stream)
                .filter(change -> change.isAfter(day))
                .min(LocalDate::compareTo);
    }
}
