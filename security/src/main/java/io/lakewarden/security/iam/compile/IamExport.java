package io.lakewarden.security.iam.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.PolicyJson;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documents as files; the same documents give the same bytes. */
public final class IamExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);

    private IamExport() {}

    /**
     * Text by file name: {@code roles/} with the properties that CloudFormation's {@code AWS::IAM::Role} takes,
     * {@code policies/}, {@code buckets/} and {@code keys/} with a policy each. A role that somebody else makes has no
     * {@code AssumeRolePolicyDocument}. The partition stands as {@code ${AWS::Partition}}.
     */
    public static SortedMap<String, String> files(Account account) {
        SortedMap<String, String> files = new TreeMap<>();
        account.roles().forEach(role -> files.put("roles/" + role.name() + ".json", text(tree(role, account))));
        account.policies()
                .forEach(policy ->
                        files.put("policies/" + policy.name() + ".json", text(PolicyJson.tree(policy.policy()))));
        account.buckets()
                .forEach(bucket ->
                        files.put("buckets/" + bucket.name() + ".json", text(PolicyJson.tree(bucket.policy()))));
        account.keys().forEach(key -> files.put("keys/" + key.alias() + ".json", text(PolicyJson.tree(key.policy()))));
        return files;
    }

    private static ObjectNode tree(Role role, Account account) {
        String path = role.arn().resource();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("RoleName", role.name());
        json.put("Path", path.substring(path.indexOf('/'), path.lastIndexOf('/') + 1));
        json.put("Description", role.description());
        json.put("MaxSessionDuration", role.longestSession().toSeconds());
        role.boundary().ifPresent(name -> json.put("PermissionsBoundary", policyArn(account.id(), name)));
        role.trust().ifPresent(trust -> json.set("AssumeRolePolicyDocument", PolicyJson.tree(trust)));
        ArrayNode inline = json.putArray("Policies");
        role.inline().forEach(policy -> inline.addObject()
                .put("PolicyName", policy.name())
                .set("PolicyDocument", PolicyJson.tree(policy.policy())));
        ArrayNode managed = json.putArray("ManagedPolicyArns");
        role.managed().forEach(name -> managed.add(policyArn(account.id(), name)));
        role.awsManaged().forEach(name -> managed.add(policyArn("aws", name)));
        return json;
    }

    private static String policyArn(String account, String name) {
        return "arn:${AWS::Partition}:iam::" + account + ":policy/" + name;
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", impossible);
        }
    }
}
