package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an export of policies leaves out, from the files that a plugin downloads and from a definition.
 *
 * @param roles users by role, if known
 * @param tags tags by database, table or column as {@code database.table.column}, if known
 * @param catalogue tables whose columns are known
 */
public record RangerContext(
        Map<String, Set<String>> roles, Optional<Map<String, Set<String>>> tags, List<Dataset> catalogue) {
    private static final String EVERY_USER = "{USER}";

    public RangerContext {
        catalogue = List.copyOf(catalogue);
    }

    /** Knows nothing but tables. */
    public static RangerContext of(List<Dataset> catalogue) {
        return new RangerContext(Map.of(), Optional.empty(), catalogue);
    }

    /** With the roles that a plugin downloads: roles within roles and groups are not followed, and so are unknown. */
    public RangerContext withRoles(JsonNode json) {
        Map<String, Set<String>> read = new TreeMap<>();
        for (JsonNode role : json.path("rangerRoles")) {
            if (role.path("groups").isEmpty() && role.path("roles").isEmpty()) {
                Set<String> users = new TreeSet<>();
                role.path("users").forEach(user -> users.add(user.path("name").asText()));
                read.put(role.path("name").asText(), users);
            }
        }

        return new RangerContext(read, tags, catalogue);
    }

    /** With the tags that a plugin downloads. */
    public RangerContext withTags(JsonNode json) {
        Map<String, Set<String>> read = new TreeMap<>();
        for (JsonNode resource : json.path("serviceResources")) {
            JsonNode levels = resource.path("resourceElements");
            Set<String> types = new TreeSet<>();
            for (JsonNode tag :
                    json.path("resourceToTagIds").path(resource.path("id").asText())) {
                types.add(json.path("tags").path(tag.asText()).path("type").asText());
            }

            named(levels).forEach(name -> read.computeIfAbsent(name, key -> new TreeSet<>())
                    .addAll(types));
        }

        return new RangerContext(roles, Optional.of(read), catalogue);
    }

    boolean knowsTags() {
        return tags.isPresent();
    }

    /** All names of a resource: each value of each level down to its last. */
    private static List<String> named(JsonNode levels) {
        List<String> names = List.of("");
        for (String level : List.of("database", "table", "column")) {
            List<String> values = new ArrayList<>();
            levels.path(level).path("values").forEach(value -> values.add(value.asText()));
            if (!values.isEmpty()) {
                names = names.stream()
                        .flatMap(name -> values.stream().map(value -> name.isEmpty() ? value : name + "." + value))
                        .toList();
            }
        }

        return names;
    }

    /** Of a column, with those of its table and of its database. */
    Set<String> tags(DatasetId dataset, String column) {
        Set<String> found = new TreeSet<>();
        tags.ifPresent(known -> List.of(dataset.zone(), dataset.toString(), dataset + "." + column)
                .forEach(name -> found.addAll(known.getOrDefault(name, Set.of()))));
        return found;
    }

    /** Whether it is known who that is: users are, {@code public} is everybody. */
    boolean isKnown(String who) {
        boolean user = !who.contains(":") && (!who.startsWith("{") || who.equals(EVERY_USER));
        return user || who.equals("group:public") || roles.containsKey(role(who));
    }

    /** The users that are meant. */
    Set<String> members(String who) {
        if (who.contains(":")) {
            return roles.getOrDefault(role(who), Set.of());
        }

        return who.isEmpty() || who.startsWith("{") ? Set.of() : Set.of(who);
    }

    /** As whom a user is spoken of. */
    SortedSet<String> speakers(String user) {
        SortedSet<String> speakers = new TreeSet<>(Set.of(user, "group:public", EVERY_USER));
        roles.forEach((role, users) -> {
            if (users.contains(user)) {
                speakers.add("role:" + role);
            }
        });
        return speakers;
    }

    private static String role(String who) {
        return who.startsWith("role:") ? who.substring("role:".length()) : "";
    }
}
