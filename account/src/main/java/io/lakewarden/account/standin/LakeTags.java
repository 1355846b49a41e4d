package io.lakewarden.account.standin;

import static io.lakewarden.account.standin.LakeStandIn.object;
import static io.lakewarden.account.standin.LakeStandIn.refuseIf;
import static io.lakewarden.account.standin.LakeStandIn.text;
import static io.lakewarden.account.standin.LakeStandIn.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** LF-tags of the stand-in: values, what has which, saved expressions, and the search for what is tagged. */
record LakeTags(LakeStandIn lake) {
    void serve(AwsStandIn server) {
        server.on(
                "ListLFTags",
                request -> lake.page(
                        request,
                        "LFTags",
                        lake.tags().entrySet().stream()
                                .map(tag -> tag(tag.getKey(), tag.getValue()))
                                .toList()));
        server.on("CreateLFTag", request -> {
            refuseIf(lake.tags().containsKey(text(request, "TagKey")), "EntityNotFoundException");
            lake.tags().put(text(request, "TagKey"), texts(request, "TagValues"));
            return object();
        });
        server.on("UpdateLFTag", request -> {
            SortedSet<String> values = lake.tags().get(text(request, "TagKey"));
            refuseIf(values == null, "EntityNotFoundException");
            SortedSet<String> gone = texts(request, "TagValuesToDelete");
            refuseIf(
                    lake.tagged().values().stream()
                            .anyMatch(own -> gone.contains(own.getOrDefault(text(request, "TagKey"), ""))),
                    "InvalidInputException");
            values.removeAll(gone);
            values.addAll(texts(request, "TagValuesToAdd"));
            return object();
        });
        server.on("DeleteLFTag", request -> {
            refuseIf(lake.tags().remove(text(request, "TagKey")) == null, "EntityNotFoundException");
            return object();
        });
        server.on("GetResourceLFTags", request -> tagsOf(request.get("Resource")));
        server.on("AddLFTagsToResource", request -> {
            for (String place : places(request.get("Resource"))) {
                request.get("LFTags").forEach(tag -> assign(place, tag));
            }

            return object().set("Failures", AwsStandIn.JSON.createArrayNode());
        });
        server.on("RemoveLFTagsFromResource", request -> {
            for (String place : places(request.get("Resource"))) {
                request.get("LFTags").forEach(tag -> lake.tagged()
                        .getOrDefault(place, new TreeMap<>())
                        .remove(text(tag, "TagKey")));
            }

            return object().set("Failures", AwsStandIn.JSON.createArrayNode());
        });
        server.on("GetLFTagExpression", request -> {
            refuseIf(!lake.expressions().containsKey(text(request, "Name")), "EntityNotFoundException");
            return object().put("Name", text(request, "Name"))
                    .set("Expression", lake.expressions().get(text(request, "Name")));
        });
        server.on("SearchTablesByLFTags", request -> lake.page(request, "TableList", tables(request)));
        server.on("SearchDatabasesByLFTags", request -> lake.page(request, "DatabaseList", databases(request)));
    }

    /** Those with a tag of their own, of a column or of their database. */
    private List<ObjectNode> tables(JsonNode request) {
        List<ObjectNode> found = new ArrayList<>();
        lake.tables().forEach((database, tables) -> tables.keySet().stream()
                .filter(table -> matches(database, request)
                        || lake.tagged().keySet().stream()
                                .filter(place -> (place + "(").startsWith(database + "." + table + "("))
                                .anyMatch(place -> matches(place, request)))
                .forEach(table -> found.add(object().set(
                                "Table",
                                object().put("CatalogId", lake.server().home().account())
                                        .put("DatabaseName", database)
                                        .put("Name", table)))));
        return found;
    }

    private List<ObjectNode> databases(JsonNode request) {
        return lake.tables().keySet().stream()
                .filter(database -> matches(database, request))
                .map(database -> object().<ObjectNode>set(
                                "Database",
                                object().put("CatalogId", lake.server().home().account())
                                        .put("Name", database)))
                .toList();
    }

    private boolean matches(String place, JsonNode request) {
        SortedMap<String, String> own = lake.tagged().getOrDefault(place, new TreeMap<>());
        return StreamSupport.stream(request.path("Expression").spliterator(), false)
                .allMatch(term -> texts(term, "TagValues").contains(own.getOrDefault(text(term, "TagKey"), "")));
    }

    void assign(String place, JsonNode tag) {
        String value = tag.get("TagValues").get(0).asText();
        refuseIf(
                !lake.tags().getOrDefault(text(tag, "TagKey"), new TreeSet<>()).contains(value),
                "EntityNotFoundException");
        lake.tagged().computeIfAbsent(place, key -> new TreeMap<>()).put(text(tag, "TagKey"), value);
    }

    private ObjectNode tagsOf(JsonNode resource) {
        ObjectNode answer = object();
        String place = places(resource).get(0);
        if (resource.has("Database")) {
            refuseIf(!lake.tables().containsKey(place), "EntityNotFoundException");
            answer.set("LFTagOnDatabase", pairs(place));
            return answer;
        }

        lake.exists(resource.get("Table"));
        answer.set("LFTagsOnTable", pairs(place));
        ArrayNode columns = answer.putArray("LFTagsOnColumns");
        lake.tagged().keySet().stream()
                .filter(other -> other.startsWith(place + "("))
                .forEach(other -> columns.addObject()
                        .put("Name", other.substring(place.length() + 1, other.length() - 1))
                        .set("LFTags", pairs(other)));
        return answer;
    }

    private ArrayNode pairs(String place) {
        ArrayNode pairs = AwsStandIn.JSON.createArrayNode();
        lake.tagged().getOrDefault(place, new TreeMap<>()).forEach((key, value) -> pairs.add(tag(key, Set.of(value))));
        return pairs;
    }

    private ObjectNode tag(String key, Set<String> values) {
        ObjectNode tag =
                object().put("CatalogId", lake.server().home().account()).put("TagKey", key);
        values.forEach(tag.putArray("TagValues")::add);
        return tag;
    }

    /** A database, a table, or columns one by one. */
    static List<String> places(JsonNode resource) {
        if (resource.has("Database")) {
            return List.of(text(resource.get("Database"), "Name"));
        }

        JsonNode table = resource.has("Table") ? resource.get("Table") : resource.get("TableWithColumns");
        String name = text(table, "DatabaseName") + "." + text(table, "Name");
        return resource.has("Table")
                ? List.of(name)
                : texts(table, "ColumnNames").stream()
                        .map(column -> name + "(" + column + ")")
                        .toList();
    }
}
