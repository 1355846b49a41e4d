package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.rangeradmin.Step.Phase;
import io.lakewarden.security.rangeradmin.Step.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roles of a platform in an Admin, where roles belong to no service and so to everybody. */
final class Roles {
    /** The option of a role that says whose it is: roles have no labels. */
    private static final String OWNER = "managedBy";

    private final Admin admin;
    private final String owner;
    private final String service;
    private final SortedMap<String, Long> ids = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> before = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> after = new TreeMap<>();

    /** Reads what there is, and refuses a role of the same name that somebody else made. */
    Roles(Admin admin, PushRequest request) {
        this.admin = admin;
        this.owner = PushRequest.LABEL + "/" + request.platform();
        this.service = request.services().get(0).name();
        request.roles()
                .path("rangerRoles")
                .forEach(role -> after.put(role.path("name").asText(), users(role)));
        for (JsonNode role : admin.roles()) {
            String name = role.path("name").asText();
            if (role.at("/options/" + OWNER).asText().equals(owner)) {
                ids.put(name, role.path("id").asLong());
                before.put(name, users(role));
            } else if (after.containsKey(name)) {
                throw new AdminTrouble("Cannot push: the Admin has a role " + name
                        + " that was not made from this definition; delete it there or rename the group here");
            }
        }
    }

    SortedMap<Carrier, SortedSet<String>> before() {
        return carriers(before);
    }

    SortedMap<Carrier, SortedSet<String>> after() {
        return carriers(after);
    }

    List<Step> steps(Members between) {
        List<Step> steps = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            SortedSet<String> none = new TreeSet<>();
            SortedSet<String> first = before.getOrDefault(name, none);
            SortedSet<String> middle = between.of(Carrier.role(name));
            SortedSet<String> last = after.getOrDefault(name, none);
            if (!before.containsKey(name)) {
                steps.add(new Step(
                        Phase.PREPARE,
                        Verb.CREATE,
                        "role " + name,
                        "without members",
                        () -> ids.put(name, admin.createRole(service, json(name, none)))));
            }

            if (!middle.equals(first)) {
                steps.add(update(Phase.NARROW, name, first, middle));
            }

            if (!last.equals(middle)) {
                steps.add(update(Phase.REGROUP, name, middle, last));
            }

            if (!after.containsKey(name)) {
                steps.add(new Step(
                        Phase.CLEAN,
                        Verb.DELETE,
                        "role " + name,
                        "nothing names it",
                        () -> admin.deleteRole(ids.get(name), name)));
            }
        }

        return steps;
    }

    private Step update(Phase phase, String name, SortedSet<String> from, SortedSet<String> to) {
        return new Step(
                phase,
                Verb.UPDATE,
                "role " + name,
                Difference.of(from, to),
                () -> admin.updateRole(ids.get(name), json(name, to).put("id", ids.get(name))));
    }

    private ObjectNode json(String name, SortedSet<String> users) {
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        role.put("name", name);
        role.put("description", "Members of " + name);
        role.putObject("options").put(OWNER, owner);
        ArrayNode members = role.putArray("users");
        users.forEach(user -> members.addObject().put("name", user).put("isAdmin", false));
        return role;
    }

    private static SortedSet<String> users(JsonNode role) {
        SortedSet<String> users = new TreeSet<>();
        role.path("users").forEach(user -> users.add(user.path("name").asText()));
        return users;
    }

    private static SortedMap<Carrier, SortedSet<String>> carriers(SortedMap<String, SortedSet<String>> members) {
        SortedMap<Carrier, SortedSet<String>> carriers = new TreeMap<>();
        members.forEach((name, users) -> carriers.put(Carrier.role(name), users));
        return carriers;
    }
}
