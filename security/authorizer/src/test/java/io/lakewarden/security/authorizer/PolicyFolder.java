package io.lakewarden.security.authorizer;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Policies as Ranger Admin exports them, written into a folder. */
public final class PolicyFolder {
    private static final List<String> ALL = List.of("*");

    private final List<Map<String, Object>> hive = new ArrayList<>();

    public PolicyFolder allow(String user, String database, String table, List<String> columns, String... accesses) {
        Map<String, Object> policy = policy(0, table(database, table, columns));
        policy.put("policyItems", List.of(item(user, List.of(accesses))));
        return this;
    }

    public PolicyFolder allow(String user, String database, String table, String... accesses) {
        return allow(user, database, table, ALL, accesses);
    }

    public PolicyFolder allowRole(String role, String database, String table, String... accesses) {
        Map<String, Object> policy = policy(0, table(database, table, ALL));
        Map<String, Object> item = item("", List.of(accesses));
        item.put("users", List.of());
        item.put("roles", List.of(role));
        policy.put("policyItems", List.of(item));
        return this;
    }

    public PolicyFolder deny(String user, String database, String table, List<String> columns, String... accesses) {
        Map<String, Object> policy = policy(0, table(database, table, columns));
        policy.put("denyPolicyItems", List.of(item(user, List.of(accesses))));
        return this;
    }

    public PolicyFolder path(String user, String url, String... accesses) {
        Map<String, Object> policy = policy(0, Map.of("url", values(List.of(url), true)));
        policy.put("policyItems", List.of(item(user, List.of(accesses))));
        return this;
    }

    public PolicyFolder mask(String user, String database, String table, String column, String type) {
        return mask(user, database, table, column, Map.of("dataMaskType", type));
    }

    public PolicyFolder custom(String user, String database, String table, String column, String expression) {
        return mask(user, database, table, column, Map.of("dataMaskType", "CUSTOM", "valueExpr", expression));
    }

    private PolicyFolder mask(String user, String database, String table, String column, Map<String, String> info) {
        Map<String, Object> policy = policy(1, table(database, table, List.of(column)));
        Map<String, Object> item = item(user, List.of("select"));
        item.put("dataMaskInfo", info);
        policy.put("dataMaskPolicyItems", List.of(item));
        return this;
    }

    public PolicyFolder filter(String user, String database, String table, String expression) {
        Map<String, Object> policy =
                policy(2, Map.of("database", values(List.of(database), false), "table", values(List.of(table), false)));
        Map<String, Object> item = item(user, List.of("select"));
        item.put("rowFilterInfo", Map.of("filterExpr", expression));
        policy.put("rowFilterPolicyItems", List.of(item));
        return this;
    }

    /** The policies' JSON, as in {@code hive.json}. */
    public String hive() {
        return new Gson().toJson(Map.of("metaDataInfo", Map.of(), "policies", hive));
    }

    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("hive.json"), hive());
            Files.writeString(folder.resolve("tag.json"), "{\"policies\": []}");
            Files.writeString(
                    folder.resolve("roles.json"),
                    "{\"serviceName\": \"hive\", \"roleVersion\": 1, \"rangerRoles\": []}");
            Files.writeString(
                    folder.resolve("tags.json"),
                    "{\"op\": \"add_or_update\", \"serviceName\": \"hive\", \"tagVersion\": 1, \"tagDefinitions\": {},"
                            + " \"tags\": {}, \"serviceResources\": [], \"resourceToTagIds\": {}}");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> policy(int type, Map<String, Object> resources) {
        Map<String, Object> policy = new LinkedHashMap<>();
        int id = hive.size() + 1;
        policy.put("id", id);
        policy.put("guid", "policy-" + id);
        policy.put("isEnabled", true);
        policy.put("version", 1);
        policy.put("service", "hive");
        policy.put("serviceType", "hive");
        policy.put("name", "rule " + id);
        policy.put("policyType", type);
        policy.put("policyPriority", 0);
        policy.put("isAuditEnabled", true);
        policy.put("resources", resources);
        hive.add(policy);
        return policy;
    }

    private static Map<String, Object> table(String database, String table, List<String> columns) {
        Map<String, Object> resources = new TreeMap<>();
        resources.put("database", values(List.of(database), false));
        resources.put("table", values(List.of(table), false));
        resources.put("column", values(columns, false));
        return resources;
    }

    private static Map<String, Object> values(List<String> values, boolean recursive) {
        return Map.of("values", values, "isExcludes", false, "isRecursive", recursive);
    }

    private static Map<String, Object> item(String user, List<String> accesses) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(
                "accesses",
                accesses.stream()
                        .map(access -> Map.of("type", access, "isAllowed", true))
                        .toList());
        item.put("users", List.of(user));
        item.put("groups", List.of());
        item.put("roles", List.of());
        item.put("conditions", List.of());
        item.put("delegateAdmin", false);
        return item;
    }
}
