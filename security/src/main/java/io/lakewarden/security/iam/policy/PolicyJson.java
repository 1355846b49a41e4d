package io.lakewarden.security.iam.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * A policy as IAM, S3 and KMS take it; the same policy gives the same bytes. The AWS SDK has such a writer too, but its
 * reader refuses lists of principals and skips conditions whose value is no text, so a policy would not come back as it
 * went.
 */
public final class PolicyJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "2012-10-17";

    private PolicyJson() {}

    /** As a tree. */
    public static ObjectNode tree(Policy policy) {
        ObjectNode json = NODES.objectNode().put("Version", VERSION);
        ArrayNode statements = json.putArray("Statement");
        policy.statements().forEach(statement -> statements.add(tree(statement)));
        return json;
    }

    /** Without white space, as the limits count it. */
    public static String compact(Policy policy) {
        try {
            return JSON.writeValueAsString(tree(policy));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", impossible);
        }
    }

    private static ObjectNode tree(Statement statement) {
        ObjectNode json = NODES.objectNode();
        if (!statement.sid().isEmpty()) {
            json.put("Sid", statement.sid());
        }

        json.put("Effect", statement.effect().written());
        principals(json, statement.grantees());
        scope(json, "Action", statement.actions());
        scope(json, "Resource", statement.resources());
        conditions(json, statement.conditions());
        return json;
    }

    private static void principals(ObjectNode json, List<Grantee> grantees) {
        if (grantees.equals(List.of(Grantee.EVERYBODY))) {
            json.put("Principal", Grantee.EVERYBODY.name());
        } else if (!grantees.isEmpty()) {
            ObjectNode principal = json.putObject("Principal");
            grantees.forEach(
                    grantee -> principal.withArray(grantee.kind().written()).add(grantee.name()));
        }
    }

    private static void scope(ObjectNode json, String element, Scope<?> scope) {
        if (!scope.isUnsaid()) {
            json.set((scope.except() ? "Not" : "") + element, texts(scope.items()));
        }
    }

    private static void conditions(ObjectNode json, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            ObjectNode all = json.putObject("Condition");
            for (Condition condition : conditions) {
                String operator = condition.operatorName();
                ObjectNode keys = all.has(operator) ? (ObjectNode) all.get(operator) : all.putObject(operator);
                keys.set(condition.key(), texts(condition.values()));
            }
        }
    }

    private static ArrayNode texts(Collection<?> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
