package io.lakewarden.security.ranger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder that a Ranger Admin imports and the authorizer reads; the same policies give the same bytes. */
public final class RangerExport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter().withObjectIndenter(INDENTER);

    private RangerExport() {}

    /**
     * Text by file name: {@code hive.json}, {@code tag.json}, {@code amazon-emr-spark.json} and
     * {@code amazon-emr-emrfs.json} as Ranger Admin exports and imports policies, {@code tags.json} and
     * {@code roles.json} as a plugin downloads them, and {@code SHA256SUMS}, by which the authorizer knows that it does
     * not read some of them before and some after they were written.
     */
    public static SortedMap<String, String> files(RangerPolicies policies) {
        SortedMap<String, String> files = json(policies);
        files.put("SHA256SUMS", sums(files));
        return files;
    }

    /** The same without the checksums. */
    static SortedMap<String, String> json(RangerPolicies policies) {
        String hive = Service.hive(policies.platform()).name();
        SortedMap<String, String> files = new TreeMap<>();
        files.put("hive.json", text(policies(policies.platform(), policies.hive())));
        files.put("tag.json", text(policies(policies.platform(), policies.tag())));
        files.put("amazon-emr-spark.json", text(policies(policies.platform(), policies.emrSpark())));
        files.put("amazon-emr-emrfs.json", text(policies(policies.platform(), policies.emrfs())));
        files.put("tags.json", text(TagsJson.of(hive, policies.tags())));
        files.put("roles.json", text(roles(hive, policies.roles())));
        return files;
    }

    /** As {@code sha256sum} writes them, and {@code sha256sum --check} reads them. */
    private static String sums(SortedMap<String, String> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, text) ->
                sums.append(sha256(text)).append("  ").append(name).append('\n'));
        return sums.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static ObjectNode policies(String platform, List<Policy> policies) {
        ObjectNode json = NODES.objectNode();
        json.putObject("metaDataInfo").put("Compiled from", "the definition of " + platform);
        ArrayNode array = json.putArray("policies");
        policies.forEach(policy -> array.add(PolicyJson.of(policy)));
        return json;
    }

    private static ObjectNode roles(String service, SortedMap<String, List<String>> roles) {
        ObjectNode json = NODES.objectNode();
        json.put("serviceName", service);
        json.put("roleVersion", 1);
        ArrayNode array = json.putArray("rangerRoles");
        roles.forEach((name, members) -> {
            ObjectNode role = PolicyJson.identified("role/" + name);
            role.put("name", name);
            role.put("description", "Members of " + name);
            role.set("options", NODES.objectNode());
            ArrayNode users = role.putArray("users");
            members.forEach(member -> users.addObject().put("name", member).put("isAdmin", false));
            role.set("groups", NODES.arrayNode());
            role.set("roles", NODES.arrayNode());
            role.put("createdByUser", PolicyJson.LABEL);
            array.add(role);
        });
        return json;
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", impossible);
        }
    }
}
