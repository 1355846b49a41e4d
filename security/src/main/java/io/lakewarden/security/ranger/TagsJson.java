package io.lakewarden.security.ranger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.ranger.Policy.Resource;
import io.lakewarden.security.ranger.RangerPolicies.ColumnId;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which column carries which classification, as a plugin downloads it (class ServiceTags, 2.9). */
final class TagsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TagsJson() {}

    static ObjectNode of(String service, SortedMap<ColumnId, List<String>> tags) {
        ObjectNode json = NODES.objectNode();
        json.put("op", "add_or_update");
        json.put("serviceName", service);
        json.put("tagVersion", 1);
        ObjectNode definitions = json.putObject("tagDefinitions");
        ObjectNode instances = json.putObject("tags");
        classifications(tags).forEach(classification -> {
            ObjectNode definition = PolicyJson.identified("classification/" + classification);
            definition.put("name", classification);
            definition.put("source", PolicyJson.LABEL);
            definition.set("attributeDefs", NODES.arrayNode());
            definitions.set(String.valueOf(tagId(classification)), definition);
            ObjectNode instance = PolicyJson.identified("classification/" + classification);
            instance.put("type", classification);
            instance.put("owner", 0);
            instance.set("attributes", NODES.objectNode());
            instances.set(String.valueOf(tagId(classification)), instance);
        });
        ArrayNode resources = json.putArray("serviceResources");
        ObjectNode assignments = json.putObject("resourceToTagIds");
        tags.forEach((column, classifications) -> {
            ObjectNode resource = resource(service, column);
            resources.add(resource);
            ArrayNode ids = assignments.putArray(resource.get("id").asText());
            classifications.forEach(classification -> ids.add(tagId(classification)));
        });
        json.put("isDelta", false);
        json.put("tagsChangeExtent", "ALL");
        return json;
    }

    private static SortedSet<String> classifications(SortedMap<ColumnId, List<String>> tags) {
        SortedSet<String> all = new TreeSet<>();
        tags.values().forEach(all::addAll);
        return all;
    }

    private static long tagId(String classification) {
        return StableId.of("classification/" + classification).number();
    }

    private static ObjectNode resource(String service, ColumnId column) {
        SortedMap<String, Resource> levels = new TreeMap<>();
        levels.put("database", new Resource(List.of(column.dataset().zone()), false));
        levels.put("table", new Resource(List.of(column.dataset().name()), false));
        levels.put("column", new Resource(List.of(column.column()), false));
        ObjectNode json = PolicyJson.identified("column/" + column);
        json.put("serviceName", service);
        json.set("resourceElements", PolicyJson.resources(levels));
        return json;
    }
}
