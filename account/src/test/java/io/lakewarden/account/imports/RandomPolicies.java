package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.standin.AwsStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies, roles and tags of one service, drawn by lot: patterns, odd cases and missing levels among them. */
final class RandomPolicies {
    private static final List<List<String>> DATABASES = List.of(
            List.of("gold"), List.of("gold"), List.of("Gold"), List.of("g?ld"), List.of("*"), List.of("silver"));
    private static final List<List<String>> TABLES = List.of(
            List.of("t"),
            List.of("t"),
            List.of("T"),
            List.of("t", "u"),
            List.of("*"),
            List.of("?"),
            List.of("l*"),
            List.of("{USER}"));
    private static final List<List<String>> COLUMNS = List.of(
            List.of("*"),
            List.of("*"),
            List.of("*"),
            List.of("id"),
            List.of("id", "name"),
            List.of("ssn"),
            List.of("SSN"),
            List.of("s*n"),
            List.of("S?N"),
            List.of("id", "s*"),
            List.of("*n*"));
    private static final List<String> PEOPLE = List.of("ann", "bob", "cat");
    private static final List<String> MASKS = List.of("MASK_NULL", "MASK_HASH", "MASK_NONE", "CUSTOM");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    /** By file name, as Ranger's engine reads them. */
    SortedMap<String, String> files() {
        List<Object> hive = new ArrayList<>();
        List<Object> tag = new ArrayList<>();
        int policies = 2 + random.nextInt(4);
        for (int number = 1; number <= policies; number++) {
            boolean onTags = number > 1 && odds(4);
            (onTags ? tag : hive).add(onTags ? onTags(number) : onTables(number, number == 1));
        }

        SortedMap<String, String> files = new TreeMap<>();
        files.put("hive.json", text(Map.of("policies", hive)));
        files.put("tag.json", text(Map.of("policies", tag)));
        files.put("tags.json", text(tags()));
        files.put("roles.json", text(roles()));
        return files;
    }

    private Map<String, Object> onTables(int number, boolean first) {
        int kind = first || !odds(3) ? 0 : 1 + random.nextInt(2);
        Map<String, Object> resources = kind > 0 ? named() : resources(8);
        if (kind == 2) {
            resources.remove("column");
        }

        Map<String, Object> policy = policy(number, kind, "hive", resources);
        switch (kind) {
            case 1 ->
                policy.put(
                        "dataMaskPolicyItems",
                        List.of(item("", Map.of("dataMaskInfo", Map.of("dataMaskType", any(MASKS))))));
            case 2 ->
                policy.put(
                        "rowFilterPolicyItems",
                        List.of(item(
                                "",
                                Map.of("rowFilterInfo", Map.of("filterExpr", any(List.of("id = 'a'", "id = 'b'")))))));
            default -> decisions(policy, "");
        }

        return policy;
    }

    private Map<String, Object> onTags(int number) {
        int kind = odds(6) ? 1 : 0;
        Map<String, Object> policy = policy(
                number, kind, "tag", Map.of("tag", Map.of("values", List.of(any(List.of("pii", "pii", "PII", "p*"))))));
        if (kind == 1) {
            policy.put(
                    "dataMaskPolicyItems",
                    List.of(item("hive:", Map.of("dataMaskInfo", Map.of("dataMaskType", "hive:MASK_NULL")))));
        } else {
            decisions(policy, "hive:");
        }

        return policy;
    }

    private Map<String, Object> policy(int number, int kind, String type, Map<String, Object> resources) {
        Map<String, Object> policy = new TreeMap<>();
        policy.put("id", number);
        policy.put("guid", "policy-" + number);
        policy.put("name", "policy " + number);
        policy.put("policyType", kind);
        policy.put("service", type.equals("tag") ? "tag" : "lake");
        policy.put("serviceType", type);
        policy.put("isEnabled", true);
        policy.put("policyPriority", odds(4) ? 1 : 0);
        policy.put("resources", resources);
        if (number > 1 && odds(8)) {
            policy.put(
                    "validitySchedules",
                    List.of(Map.of(
                            "startTime",
                            any(List.of("2026/01/01 00:00:00", "2026/01/31 00:00:00", "2026/02/01 00:00:00")),
                            "endTime",
                            any(List.of("2026/02/01 00:00:00", "2026/03/01 00:00:00")),
                            "timeZone",
                            any(List.of("UTC", "Asia/Tokyo", "America/New_York")))));
        }

        return policy;
    }

    private void decisions(Map<String, Object> policy, String prefix) {
        boolean first = policy.get("name").equals("policy 1");
        boolean denies = odds(2) && !first;
        policy.put(denies ? "denyPolicyItems" : "policyItems", items(prefix));
        if (odds(5) && !first) {
            policy.put(denies ? "policyItems" : "denyPolicyItems", items(prefix));
        }

        if (odds(12) && !first) {
            policy.put("isDenyAllElse", true);
        }

        if (odds(8) && prefix.isEmpty()) {
            policy.put("additionalResources", List.of(resources(8)));
        }

        if (odds(6)) {
            policy.put(denies ? "denyExceptions" : "allowExceptions", List.of(item(prefix, Map.of())));
        }
    }

    private List<Map<String, Object>> items(String prefix) {
        return odds(3) ? List.of(item(prefix, Map.of()), item(prefix, Map.of())) : List.of(item(prefix, Map.of()));
    }

    private Map<String, Object> item(String prefix, Map<String, Object> shows) {
        Map<String, Object> item = new TreeMap<>(shows);
        List<String> accesses = shows.isEmpty()
                ? any(List.of(
                        List.of("select"),
                        List.of("select"),
                        List.of("Select"),
                        prefix.isEmpty() ? List.of("all") : List.of("select"),
                        List.of("update"),
                        List.of("alter", "create", "drop", "select")))
                : List.of("select");
        item.put(
                "accesses",
                accesses.stream()
                        .map(access -> Map.of("type", prefix + access, "isAllowed", true))
                        .toList());
        switch (random.nextInt(4)) {
            case 0 -> item.put("roles", List.of("analysts"));
            case 1 -> item.put("groups", List.of("public"));
            default -> item.put("users", odds(2) ? List.of("ann") : List.of("ann", any(PEOPLE)));
        }

        return item;
    }

    private Map<String, Object> resources(int oneInWithoutColumns) {
        Map<String, Object> resources = new TreeMap<>();
        resources.put("database", Map.of("values", any(DATABASES), "isExcludes", odds(12)));
        resources.put("table", Map.of("values", any(TABLES), "isExcludes", odds(12)));
        if (!odds(oneInWithoutColumns)) {
            resources.put("column", Map.of("values", any(COLUMNS), "isExcludes", odds(8)));
        }

        return resources;
    }

    /** No patterns: Ranger 2.9.0 then takes those of other policies that are written alike for names too. */
    private Map<String, Object> named() {
        return new TreeMap<>(Map.of(
                "database", Map.of("values", List.of("gold")),
                "table", Map.of("values", List.of(any(List.of("t", "u")))),
                "column", Map.of("values", List.of(any(List.of("id", "name", "ssn"))))));
    }

    private Map<String, Object> tags() {
        Map<String, Object> tags = new TreeMap<>();
        tags.put("op", "add_or_replace");
        tags.put("serviceName", "lake");
        tags.put("tagVersion", 1);
        tags.put("tagDefinitions", Map.of());
        tags.put("tags", Map.of("1", Map.of("id", 1, "type", "pii")));
        tags.put("serviceResources", List.of(Map.of("id", 1, "serviceName", "lake", "resourceElements", resources(4))));
        tags.put("resourceToTagIds", Map.of("1", List.of(1)));
        return tags;
    }

    private static Map<String, Object> roles() {
        return Map.of(
                "serviceName",
                "lake",
                "roleVersion",
                1,
                "rangerRoles",
                List.of(Map.of(
                        "id", 1,
                        "name", "analysts",
                        "users",
                                List.of(
                                        Map.of("name", "ann", "isAdmin", false),
                                        Map.of("name", "bob", "isAdmin", false)),
                        "groups", List.of(),
                        "roles", List.of())));
    }

    private boolean odds(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String text(Object json) {
        JsonNode tree = AwsStandIn.JSON.valueToTree(json);
        return tree.toString();
    }
}
