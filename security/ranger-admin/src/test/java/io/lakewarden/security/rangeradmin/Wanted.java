package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.rangeradmin.PushRequest.Authentication;
import io.lakewarden.security.rangeradmin.PushRequest.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A definition's policies, written down for a test. */
final class Wanted {
    static final String HIVE = "shop_hive";
    static final String TAG = "shop_tag";

    private final List<ObjectNode> policies = new ArrayList<>();
    private final List<ObjectNode> tagPolicies = new ArrayList<>();
    private final ObjectNode roles = StandIn.JSON.createObjectNode();
    private final ObjectNode tags = StandIn.JSON.createObjectNode().put("serviceName", HIVE);

    /** Users and {@code @roles} that may select of a table, and those that may not. */
    Wanted access(String table, List<String> allow, List<String> deny) {
        ObjectNode policy = policy(HIVE, "hive", table, 0);
        policy.putObject("resources").putObject("table").putArray("values").add(table);
        items(policy.putArray("policyItems"), allow);
        items(policy.putArray("denyPolicyItems"), deny);
        policies.add(policy);
        return this;
    }

    Wanted filter(String table, String who, String filter) {
        ObjectNode policy = policy(HIVE, "hive", "rows of " + table, 2);
        policy.putObject("resources").putObject("table").putArray("values").add(table);
        ArrayNode items = policy.putArray("rowFilterPolicyItems");
        items(items, List.of(who));
        ((ObjectNode) items.get(0)).putObject("rowFilterInfo").put("filterExpr", filter);
        policies.add(policy);
        return this;
    }

    Wanted tagged(String tag, List<String> allow, List<String> deny) {
        ObjectNode policy = policy(TAG, "tag", tag, 0);
        policy.putObject("resources").putObject("tag").putArray("values").add(tag);
        items(policy.putArray("policyItems"), allow);
        items(policy.putArray("denyPolicyItems"), deny);
        tagPolicies.add(policy);
        return this;
    }

    Wanted role(String name, String... users) {
        ObjectNode role = roles.withArray("rangerRoles").addObject().put("name", name);
        for (String user : users) {
            role.withArray("users").addObject().put("name", user);
        }

        return this;
    }

    Wanted tag(String table, String... types) {
        ArrayNode resources = tags.withArray("serviceResources");
        int id = resources.size() + 1;
        ObjectNode elements = resources.addObject().put("id", id).putObject("resourceElements");
        elements.putObject("database").putArray("values").add("gold");
        elements.putObject("table").putArray("values").add(table);
        elements.putObject("column").putArray("values").add("c");
        ObjectNode assigned = tags.withObject("/resourceToTagIds");
        ArrayNode ids = assigned.putArray(String.valueOf(id));
        for (String type : types) {
            ids.add(type.hashCode());
            tags.withObject("/tags")
                    .putObject(String.valueOf(type.hashCode()))
                    .put("type", type)
                    .put(
                            "guid",
                            UUID.nameUUIDFromBytes(("classification/" + type).getBytes(StandardCharsets.UTF_8))
                                    .toString());
        }

        return this;
    }

    PushRequest request(String url, boolean apply) {
        return new PushRequest(
                url,
                Authentication.PASSWORD,
                "admin",
                "s3cret",
                apply,
                1,
                "shop",
                List.of(new Service(TAG, "tag", "", tagPolicies), new Service(HIVE, "hive", TAG, policies)),
                roles,
                tags);
    }

    private static ObjectNode policy(String service, String type, String name, int kind) {
        ObjectNode policy = StandIn.JSON.createObjectNode();
        policy.put("service", service)
                .put("serviceType", type)
                .put("name", name)
                .put("policyType", kind);
        policy.put("isEnabled", true).put("isAuditEnabled", true).put("description", "grants");
        policy.putArray("policyLabels").add(PushRequest.LABEL);
        return policy;
    }

    private static void items(ArrayNode items, List<String> who) {
        who.forEach(one -> {
            ObjectNode item = items.addObject();
            item.putArray("accesses").addObject().put("type", "select").put("isAllowed", true);
            boolean role = one.startsWith("@");
            item.putArray(role ? "roles" : "users").add(role ? one.substring(1) : one);
        });
    }
}
