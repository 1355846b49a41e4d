package io.lakewarden.security.ranger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.ranger.Policy.Item;
import io.lakewarden.security.ranger.Policy.Kind;
import io.lakewarden.security.ranger.Policy.Resource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A policy as Ranger's REST interface and its exports have it (class RangerPolicy, 2.9). */
final class PolicyJson {
    /** By which our policies are told from those that somebody made by hand. */
    static final String LABEL = "lakewarden";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Without a start Ranger Admin takes the present for one, and refuses what has ended. */
    private static final String EVER = "1970/01/01 00:00:00";

    private PolicyJson() {}

    static ObjectNode of(Policy policy) {
        Service service = policy.service();
        ObjectNode json = identified(service.name() + "/" + policy.name());
        json.put("service", service.name());
        json.put("serviceType", service.type());
        json.put("name", policy.name());
        json.put("policyType", policy.kind().number());
        json.put("policyPriority", 0);
        json.put("description", policy.description());
        json.put("isAuditEnabled", true);
        json.put("isDenyAllElse", false);
        json.set("resources", resources(policy.resources()));
        json.set(
                "policyItems", policy.kind() == Kind.ACCESS ? items(policy.kind(), policy.allow()) : NODES.arrayNode());
        json.set("denyPolicyItems", items(Kind.ACCESS, policy.deny()));
        json.set("allowExceptions", NODES.arrayNode());
        json.set("denyExceptions", NODES.arrayNode());
        json.set(
                "dataMaskPolicyItems",
                policy.kind() == Kind.MASK ? items(policy.kind(), policy.allow()) : NODES.arrayNode());
        json.set(
                "rowFilterPolicyItems",
                policy.kind() == Kind.ROW_FILTER ? items(policy.kind(), policy.allow()) : NODES.arrayNode());
        json.set("validitySchedules", schedules(policy.period()));
        json.set("policyLabels", texts(List.of(LABEL)));
        return json;
    }

    /** What every object of Ranger has, made from a name that is unique. */
    static ObjectNode identified(String name) {
        StableId id = StableId.of(name);
        ObjectNode json = NODES.objectNode();
        json.put("id", id.number());
        json.put("guid", id.guid());
        json.put("isEnabled", true);
        json.put("version", 1);
        return json;
    }

    static ObjectNode resources(Map<String, Resource> resources) {
        ObjectNode json = NODES.objectNode();
        resources.forEach((level, resource) -> {
            ObjectNode values = json.putObject(level);
            values.set("values", texts(resource.values()));
            values.put("isExcludes", false);
            values.put("isRecursive", resource.recursive());
        });
        return json;
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ArrayNode items(Kind kind, List<Item> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(item(kind, item)));
        return array;
    }

    private static ObjectNode item(Kind kind, Item item) {
        ObjectNode json = NODES.objectNode();
        ArrayNode accesses = json.putArray("accesses");
        item.accesses()
                .forEach(access -> accesses.addObject().put("type", access).put("isAllowed", true));
        json.set("users", texts(item.users()));
        json.set("groups", NODES.arrayNode());
        json.set("roles", texts(item.roles()));
        json.set("conditions", NODES.arrayNode());
        json.put("delegateAdmin", false);
        item.shows().ifPresent(shows -> {
            switch (kind) {
                case ACCESS -> throw new IllegalStateException("Invalid policy: got a filter or a mask among accesses");
                case MASK -> json.putObject("dataMaskInfo").put("dataMaskType", shows);
                case ROW_FILTER -> json.putObject("rowFilterInfo").put("filterExpr", shows);
            }
        });
        return json;
    }

    private static ArrayNode schedules(Period period) {
        ArrayNode array = NODES.arrayNode();
        if (!period.isAlways()) {
            // Ranger counts both ends in. A last second would leave a hole in which a filter or a denial has ended and
            // the
            // next has not begun; so an end is the next day's beginning, of which a policy keeps one millisecond.
            ObjectNode schedule = array.addObject();
            schedule.put("startTime", period.from().map(PolicyJson::firstSecond).orElse(EVER));
            period.to().ifPresent(last -> schedule.put("endTime", firstSecond(last.plusDays(1))));
            schedule.put("timeZone", "UTC");
            schedule.set("recurrences", NODES.arrayNode());
        }

        return array;
    }

    private static String firstSecond(LocalDate day) {
        return day.toString().replace('-', '/') + " 00:00:00";
    }
}
