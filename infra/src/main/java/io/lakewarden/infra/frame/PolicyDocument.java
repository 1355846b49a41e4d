package io.lakewarden.infra.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A policy as a template has it. */
public final class PolicyDocument {
    private PolicyDocument() {}

    /** Conditions of one value stand without brackets: it says the same, and checkers of templates look for no list. */
    public static Map<String, Object> of(Policy policy) {
        ObjectNode json = PolicyJson.tree(policy);
        json.path("Statement").forEach(statement -> statement.path("Condition").forEach(keys -> {
            ObjectNode condition = (ObjectNode) keys;
            List<String> names = new ArrayList<>();
            condition.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> condition.set(name, unwrapped(condition.path(name))));
        }));
        return Template.object(json);
    }

    private static JsonNode unwrapped(JsonNode values) {
        return values.size() == 1 ? values.path(0) : values;
    }
}
