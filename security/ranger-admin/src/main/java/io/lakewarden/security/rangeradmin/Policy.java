package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy as sets, by which two of them can be compared and a third made that gives no more than either.
 *
 * @param json as Ranger's interface has it
 */
record Policy(ObjectNode json) {
    private static final List<String> SUBJECTS = List.of("users", "groups", "roles");
    private static final List<String> SHAPE = List.of(
            "name",
            "policyType",
            "policyPriority",
            "isEnabled",
            "isDenyAllElse",
            "resources",
            "additionalResources",
            "conditions",
            "validitySchedules",
            "zoneName");
    private static final List<String> VIEWS = List.of("dataMaskPolicyItems", "rowFilterPolicyItems");
    private static final int MASK = 1;

    /**
     * One access of one subject.
     *
     * @param subjects the field that names it: {@code users}, {@code groups} or {@code roles}
     */
    record Grant(String subjects, String name, String access) implements Comparable<Grant> {
        @Override
        public int compareTo(Grant other) {
            return toString().compareTo(other.toString());
        }
    }

    long id() {
        return json.path("id").asLong();
    }

    String name() {
        return json.path("name").asText();
    }

    String service() {
        return json.path("service").asText();
    }

    boolean isOurs() {
        return Canonical.texts(json.path("policyLabels")).contains(PushRequest.LABEL);
    }

    /** Whether it filters or masks, which Ranger does by the first item that fits. */
    boolean isView() {
        return json.path("policyType").asInt() != 0;
    }

    /** Whether both are about the same thing at the same time, so that one can become the other. */
    boolean isAbout(Policy other) {
        return shape().equals(other.shape());
    }

    boolean says(Policy other) {
        return isAbout(other)
                && Canonical.text(json.path("description")).equals(Canonical.text(other.json.path("description")))
                && isPlain() == other.isPlain()
                && (isView()
                        ? views().equals(other.views())
                        : allow().equals(other.allow()) && deny().equals(other.deny()));
    }

    /** Without those that hold under a condition: they give less, and what gives less is not counted on. */
    SortedSet<Grant> allow() {
        return grants("policyItems");
    }

    SortedSet<Grant> deny() {
        return grants("denyPolicyItems");
    }

    /** Whether it gives anybody anything. */
    boolean gives() {
        return !json.path("policyItems").isEmpty()
                || !json.path("denyExceptions").isEmpty();
    }

    /** All roles and tags that it names. */
    Stream<Carrier> carriers() {
        return Stream.concat(
                Stream.of(items("policyItems"), items("denyPolicyItems"), items(VIEWS.get(0)), items(VIEWS.get(1)))
                        .flatMap(stream -> stream)
                        .flatMap(item -> Canonical.texts(item.path("roles")).stream())
                        .map(Carrier::role),
                tags());
    }

    /** The roles and tags by which it takes something away. */
    Stream<Carrier> restrictingCarriers() {
        Stream<Carrier> roles = Stream.of(items("denyPolicyItems"), items("allowExceptions"))
                .flatMap(stream -> stream)
                .flatMap(item -> Canonical.texts(item.path("roles")).stream())
                .map(Carrier::role);
        boolean restricts = !json.path("denyPolicyItems").isEmpty()
                || !json.path("allowExceptions").isEmpty();
        return Stream.concat(roles, restricts ? tags() : Stream.empty());
    }

    Stream<Carrier> tags() {
        return Canonical.texts(json.at("/resources/tag/values")).stream().map(Carrier::tag);
    }

    /** The same policy with these grants and nothing else. */
    Policy with(SortedSet<Grant> allow, SortedSet<Grant> deny) {
        ObjectNode copy = json.deepCopy();
        copy.set("policyItems", items(allow));
        copy.set("denyPolicyItems", items(deny));
        copy.set("allowExceptions", copy.arrayNode());
        copy.set("denyExceptions", copy.arrayNode());
        return new Policy(copy);
    }

    /** The same policy, which shows nothing of its subject to anybody. */
    Policy closed() {
        ObjectNode copy = json.deepCopy();
        boolean mask = copy.path("policyType").asInt() == MASK;
        ObjectNode item = copy.putArray(VIEWS.get(mask ? 0 : 1)).addObject();
        item.putArray("accesses").addObject().put("type", "select").put("isAllowed", true);
        item.putArray("groups").add("public");
        if (mask) {
            item.putObject("dataMaskInfo").put("dataMaskType", "MASK_NULL");
        } else {
            item.putObject("rowFilterInfo").put("filterExpr", "1 = 0");
        }

        return new Policy(copy);
    }

    /** The same policy as that one in the Admin. */
    Policy insteadOf(Policy existing) {
        ObjectNode copy = json.deepCopy();
        copy.set("id", existing.json.path("id"));
        copy.set("guid", existing.json.path("guid"));
        copy.set("version", existing.json.path("version"));
        return new Policy(copy);
    }

    /** As sent to create it: the Admin numbers its policies itself. */
    ObjectNode fresh() {
        ObjectNode copy = json.deepCopy();
        copy.remove("id");
        return copy;
    }

    /** Whether it has neither exceptions nor conditions; the compiler makes none. */
    boolean isPlain() {
        return json.path("allowExceptions").isEmpty()
                && json.path("denyExceptions").isEmpty()
                && Stream.of("policyItems", "denyPolicyItems")
                        .flatMap(this::items)
                        .allMatch(item -> item.path("conditions").isEmpty()
                                && !item.path("delegateAdmin").asBoolean());
    }

    private String shape() {
        return SHAPE.stream().map(field -> Canonical.text(json.path(field))).collect(Collectors.joining("|"));
    }

    private List<String> views() {
        return VIEWS.stream().map(field -> Canonical.text(json.path(field))).toList();
    }

    private Stream<JsonNode> items(String field) {
        List<JsonNode> items = new ArrayList<>();
        json.path(field).forEach(items::add);
        return items.stream();
    }

    private SortedSet<Grant> grants(String field) {
        SortedSet<Grant> grants = new TreeSet<>();
        boolean allows = "policyItems".equals(field);
        items(field)
                .filter(item -> !allows || item.path("conditions").isEmpty())
                .forEach(item -> {
                    for (JsonNode access : item.path("accesses")) {
                        for (String subjects : SUBJECTS) {
                            Canonical.texts(item.path(subjects))
                                    .forEach(name -> grants.add(new Grant(
                                            subjects, name, access.path("type").asText())));
                        }
                    }
                });
        return grants;
    }

    private ArrayNode items(SortedSet<Grant> grants) {
        SortedMap<String, ObjectNode> items = new TreeMap<>();
        ArrayNode array = json.arrayNode();
        grants.forEach(grant -> {
            ObjectNode item = items.computeIfAbsent(grant.subjects() + " " + grant.name(), key -> {
                ObjectNode added = array.addObject();
                added.putArray(grant.subjects()).add(grant.name());
                added.put("delegateAdmin", false);
                return added;
            });
            item.withArray("accesses").addObject().put("type", grant.access()).put("isAllowed", true);
        });
        return array;
    }
}
