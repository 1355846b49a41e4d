package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an export of policies leaves out, from the files that a plugin downloads and from a definition.
 *
 * @param roles users by role, if known
 * @param tags what has tags, if known
 * @param catalogue tables whose columns are known
 */
public record RangerContext(Map<String, Set<String>> roles, Optional<Tags> tags, List<Dataset> catalogue) {
    private static final String EVERY_USER = "{USER}";

    public RangerContext {
        roles = Map.copyOf(roles);
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

    /**
     * With the tags that a plugin downloads.
     *
     * @throws IllegalArgumentException if these are changes to tags, and not all of them
     */
    public RangerContext withTags(JsonNode json) {
        return new RangerContext(roles, Optional.of(Tags.of(json)), catalogue);
    }

    boolean knowsTags() {
        return tags.isPresent();
    }

    Stream<RangerResource> tagged() {
        return tags.stream().flatMap(known -> known.all().stream()).map(Tagged::resource);
    }

    /** How far a policy on tags is on a place, by the tags of it, of its table and of its database. */
    Cover on(RangerPolicy policy, Place place) {
        return Cover.anyOf(
                tags.stream().flatMap(known -> known.all().stream()).map(tagged -> tagged.on(policy, place)));
    }

    /**
     * All that have any.
     *
     * @param service that they are of, empty if it is not told
     */
    record Tags(String service, List<Tagged> all) {
        private static Tags of(JsonNode json) {
            if (json.path("isDelta").asBoolean()) {
                throw new IllegalArgumentException(
                        "tags.json holds changes to tags, not all of them; download all, or take it away");
            }

            List<Tagged> all = new ArrayList<>();
            for (JsonNode resource : json.path("serviceResources")) {
                RangerResource on = RangerResource.of(resource.path("resourceElements"));
                for (JsonNode id :
                        json.path("resourceToTagIds").path(resource.path("id").asText())) {
                    JsonNode tag = json.path("tags").path(id.asText());
                    all.add(new Tagged(
                            on,
                            tag.path("type").asText(),
                            tag.path("validityPeriods").isEmpty()));
                }
            }

            return new Tags(json.path("serviceName").asText(""), List.copyOf(all));
        }
    }

    /**
     * What has a tag.
     *
     * @param always whether it has it at all times
     */
    record Tagged(RangerResource resource, String tag, boolean always) {
        private Cover on(RangerPolicy policy, Place place) {
            if (resource.isBesideTables()) {
                return Cover.NONE;
            }

            return Cover.allOf(Stream.of(
                    resource.on(place, Cover.ALL), policy.resource().onTag(tag), always ? Cover.ALL : Cover.SOME));
        }
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
