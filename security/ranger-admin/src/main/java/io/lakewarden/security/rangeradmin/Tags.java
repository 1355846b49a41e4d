package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.rangeradmin.Step.Phase;
import io.lakewarden.security.rangeradmin.Step.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Which column carries which tag. Tags that somebody else put on a column stay there. */
final class Tags {
    /** Of a tag that many resources share; one that belongs to a resource would be put on the first alone. */
    private static final int SHARED = 1;

    private final Admin admin;
    private final String service;
    private final SortedMap<String, JsonNode> resources = new TreeMap<>();
    private final SortedMap<Carrier, SortedSet<String>> before = new TreeMap<>();
    private final SortedMap<Carrier, SortedSet<String>> after = new TreeMap<>();
    private final SortedMap<String, List<JsonNode>> foreign = new TreeMap<>();

    Tags(Admin admin, PushRequest request) {
        this.admin = admin;
        this.service = request.tags().path("serviceName").asText();
        read(request.tags(), after);
        if (request.services().stream().anyMatch(one -> one.name().equals(service))) {
            read(admin.tags(service), before);
        } else {
            after.clear();
        }
    }

    SortedMap<Carrier, SortedSet<String>> before() {
        return before;
    }

    SortedMap<Carrier, SortedSet<String>> after() {
        return after;
    }

    List<Step> steps(Members between) {
        SortedMap<Carrier, SortedSet<String>> middle = new TreeMap<>();
        between.of().forEach((carrier, columns) -> {
            if (carrier.kind() == Carrier.Kind.TAG) {
                middle.put(carrier, columns);
            }
        });
        List<Step> steps = new ArrayList<>();
        add(steps, Phase.NARROW, before, middle);
        add(steps, Phase.REGROUP, middle, after);
        return steps;
    }

    private void add(
            List<Step> steps,
            Phase phase,
            SortedMap<Carrier, SortedSet<String>> from,
            SortedMap<Carrier, SortedSet<String>> to) {
        SortedMap<String, SortedSet<String>> earlier = byColumn(from);
        SortedMap<String, SortedSet<String>> later = byColumn(to);
        SortedSet<String> changed = new TreeSet<>(earlier.keySet());
        changed.addAll(later.keySet());
        SortedSet<String> none = new TreeSet<>();
        changed.removeIf(column -> earlier.getOrDefault(column, none).equals(later.getOrDefault(column, none)));
        if (changed.isEmpty()) {
            return;
        }

        steps.add(new Step(
                phase,
                Verb.UPDATE,
                "tags of " + service,
                Difference.of(pairs(earlier), pairs(later)),
                () -> admin.importTags(service, json(changed, later))));
    }

    private static SortedSet<String> pairs(SortedMap<String, SortedSet<String>> byColumn) {
        SortedSet<String> pairs = new TreeSet<>();
        byColumn.forEach((column, tags) -> tags.forEach(tag -> pairs.add(tag + " on " + column)));
        return pairs;
    }

    private static SortedMap<String, SortedSet<String>> byColumn(SortedMap<Carrier, SortedSet<String>> members) {
        SortedMap<String, SortedSet<String>> byColumn = new TreeMap<>();
        members.forEach((carrier, columns) -> columns.forEach(column ->
                byColumn.computeIfAbsent(column, key -> new TreeSet<>()).add(carrier.name())));
        return byColumn;
    }

    private ObjectNode json(SortedSet<String> columns, SortedMap<String, SortedSet<String>> tags) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("op", "set");
        json.put("serviceName", service);
        ObjectNode definitions = json.putObject("tagDefinitions");
        ObjectNode instances = json.putObject("tags");
        ArrayNode listed = json.putArray("serviceResources");
        ObjectNode assignments = json.putObject("resourceToTagIds");
        SortedMap<String, Integer> numbers = new TreeMap<>();
        int number = 0;
        for (String column : columns) {
            number++;
            ObjectNode resource = resources.get(column).deepCopy();
            listed.add(resource.put("id", number).put("serviceName", service));
            ArrayNode ids = assignments.putArray(String.valueOf(number));
            for (String tag : tags.getOrDefault(column, new TreeSet<>())) {
                int id = numbers.computeIfAbsent(tag, key -> numbers.size() + 1);
                definitions.putObject(String.valueOf(id)).put("name", tag).put("source", PushRequest.LABEL);
                instances
                        .putObject(String.valueOf(id))
                        .put("guid", guid(tag))
                        .put("type", tag)
                        .put("owner", SHARED);
                ids.add(id);
            }

            for (JsonNode other : foreign.getOrDefault(column, List.of())) {
                String id = String.valueOf(Integer.MAX_VALUE - instances.size());
                instances.set(id, other);
                ids.add(Integer.parseInt(id));
            }
        }

        return json;
    }

    private void read(JsonNode json, SortedMap<Carrier, SortedSet<String>> members) {
        for (JsonNode resource : json.path("serviceResources")) {
            String column = column(resource);
            resources.putIfAbsent(column, resource);
            for (JsonNode id :
                    json.path("resourceToTagIds").path(resource.path("id").asText())) {
                JsonNode tag = json.path("tags").path(id.asText());
                String type = tag.path("type").asText();
                if (tag.path("guid").asText().equals(guid(type))) {
                    members.computeIfAbsent(Carrier.tag(type), key -> new TreeSet<>())
                            .add(column);
                } else {
                    foreign.computeIfAbsent(column, key -> new ArrayList<>()).add(tag);
                }
            }
        }
    }

    private static String column(JsonNode resource) {
        List<String> levels = new ArrayList<>();
        for (String level : List.of("database", "table", "column")) {
            levels.addAll(Canonical.texts(
                    resource.path("resourceElements").path(level).path("values")));
        }

        return String.join(".", levels);
    }

    /** As the compiler names a tag: by this one it is told from another's of the same type. */
    private static String guid(String type) {
        return UUID.nameUUIDFromBytes(("classification/" + type).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
