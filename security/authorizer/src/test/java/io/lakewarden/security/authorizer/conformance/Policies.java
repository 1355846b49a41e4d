package io.lakewarden.security.authorizer.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Ranger policies of the list, in the files that a Ranger Admin exports. */
final class Policies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "select,update,create,drop,alter,index,lock,all,read,write";

    private final ArrayNode policies = NODES.arrayNode();

    private Policies() {}

    /** Writes them to a folder, for tables whose files are below a root. */
    static void write(Path folder, Path root) throws IOException {
        Policies hive = new Policies();
        for (String level : List.of("database=*|table=*|column=*", "database=*|udf=*", "url=*", "global=*")) {
            hive.access(level).allow(User.OWNER, ALL);
        }

        hive.access("database=sales|table=*|column=*").allowRole("auditors", "select");
        hive.access("database=files|table=*|column=*").allowRole("auditors", "select");
        hive.access("database=sales|table=orders|column=*")
                .allow(User.WRITER, "select,update")
                .allow(User.EDITOR, "select,update")
                .allow(User.DEPOSITOR, "update");
        hive.access("database=sales|table=orders|column=id,country,born,amount,customer,email,note,address")
                .allow(User.ANALYST, "select");
        hive.access("database=sales|table=customers|column=id,name").allow(User.ANALYST, "select");
        hive.access("database=sales|table=events|column=*").allow(User.ANALYST, "select");
        hive.access("database=sales|table=order_view|column=*").allow(User.ANALYST, "select");
        // Of these the tag takes the account number away again.
        hive.access("database=files|table=payments|column=*").allow(User.ANALYST, "select");
        hive.access("database=files|table=visits|column=*").allow(User.ANALYST, "select");
        for (User user : List.of(User.ANALYST, User.READER, User.WRITER, User.EDITOR, User.DEPOSITOR)) {
            hive.access("database=desk|table=*|column=*").allow(user, "select,update,create,drop,alter");
            hive.access("url=" + url(root.resolve("open"))).allow(user, "read,write");
        }

        hive.access("url=" + url(root.resolve("lake/sales/orders")))
                .allow(User.READER, "read")
                .allow(User.WRITER, "read,write");
        for (User user : List.of(User.ANALYST, User.EDITOR)) {
            hive.rows("database=sales|table=orders", user, "`country` IN ('France', 'Germany')");
        }

        hive.rows("database=sales|table=events", User.ANALYST, "`at` < '2020-01-01 00:00:00'");
        hive.rows("database=files|table=payments", User.ANALYST, "`region` = 'openregion'");
        hive.rows("database=files|table=visits", User.ANALYST, "lower(`grade`) = 'public'");
        hive.mask("database=sales|table=orders|column=customer", "MASK_HASH");
        hive.mask("database=sales|table=orders|column=email", "MASK_SHOW_LAST_4");
        hive.mask("database=sales|table=orders|column=born", "MASK_DATE_SHOW_YEAR");
        hive.mask("database=sales|table=orders|column=address", "MASK_NULL");
        hive.mask("database=files|table=payments|column=payer", "MASK_NULL");
        Policies tag = new Policies();
        tag.access("tag=bank").deny(User.ANALYST, "hive:select");
        Files.createDirectories(folder);
        write(folder.resolve("hive.json"), exported(hive.policies));
        write(folder.resolve("tag.json"), exported(tag.policies));
        write(folder.resolve("tags.json"), tags());
        write(folder.resolve("roles.json"), roles());
    }

    private static String url(Path path) {
        return "file:" + path;
    }

    /** The items of one policy. */
    private record Items(ObjectNode policy) {
        Items allow(User user, String accesses) {
            policy.withArray("policyItems").add(item(user, accesses));
            return this;
        }

        Items deny(User user, String accesses) {
            policy.withArray("denyPolicyItems").add(item(user, accesses));
            return this;
        }

        Items allowRole(String role, String accesses) {
            ObjectNode item = item(accesses);
            item.withArray("roles").add(role);
            policy.withArray("policyItems").add(item);
            return this;
        }
    }

    private Items access(String resource) {
        return new Items(policy(0, resource));
    }

    private void rows(String table, User user, String filter) {
        ObjectNode item = item(user, "select");
        item.putObject("rowFilterInfo").put("filterExpr", filter);
        policy(2, table).withArray("rowFilterPolicyItems").add(item);
    }

    private void mask(String column, String mask) {
        ObjectNode item = item(User.ANALYST, "select");
        item.putObject("dataMaskInfo").put("dataMaskType", mask);
        policy(1, column).withArray("dataMaskPolicyItems").add(item);
    }

    private ObjectNode policy(int type, String resource) {
        int number = policies.size() + 1;
        ObjectNode policy = policies.addObject();
        policy.put("id", number);
        policy.put("guid", "policy-" + number);
        policy.put("isEnabled", true);
        policy.put("version", 1);
        policy.put("service", "hive");
        policy.put("serviceType", "hive");
        policy.put("name", number + " " + resource.replaceAll("file:.*/", "file:"));
        policy.put("policyType", type);
        policy.put("policyPriority", 0);
        policy.put("isAuditEnabled", true);
        policy.set("resources", resources(resource));
        for (String items : List.of(
                "policyItems",
                "denyPolicyItems",
                "allowExceptions",
                "denyExceptions",
                "dataMaskPolicyItems",
                "rowFilterPolicyItems",
                "validitySchedules")) {
            policy.putArray(items);
        }

        return policy;
    }

    private static ObjectNode resources(String resource) {
        ObjectNode resources = NODES.objectNode();
        for (String level : resource.split("\\|")) {
            String[] sides = level.split("=", 2);
            ObjectNode values = resources.putObject(sides[0]);
            Arrays.stream(sides[1].split(",")).forEach(values.putArray("values")::add);
            values.put("isExcludes", false);
            values.put("isRecursive", sides[0].equals("url"));
        }

        return resources;
    }

    private static ObjectNode item(User user, String accesses) {
        ObjectNode item = item(accesses);
        item.withArray("users").add(user.account());
        return item;
    }

    private static ObjectNode item(String accesses) {
        ObjectNode item = NODES.objectNode();
        ArrayNode types = item.putArray("accesses");
        for (String access : accesses.split(",")) {
            types.addObject().put("type", access).put("isAllowed", true);
        }

        for (String list : List.of("users", "groups", "roles", "conditions")) {
            item.putArray(list);
        }

        return item.put("delegateAdmin", false);
    }

    private static ObjectNode exported(ArrayNode policies) {
        ObjectNode json = NODES.objectNode();
        json.putObject("metaDataInfo").put("Compiled from", "the bypass list");
        json.set("policies", policies);
        return json;
    }

    private static ObjectNode tags() {
        ObjectNode json = NODES.objectNode();
        json.put("op", "add_or_update");
        json.put("serviceName", "hive");
        json.put("tagVersion", 1);
        ObjectNode definition = json.putObject("tagDefinitions").putObject("1");
        definition.put("id", 1).put("guid", "tag-bank").put("name", "bank").put("source", "test");
        definition.putArray("attributeDefs");
        ObjectNode tag = json.putObject("tags").putObject("1");
        tag.put("id", 1).put("guid", "tag-bank").put("type", "bank").put("owner", 0);
        tag.putObject("attributes");
        ObjectNode resource = json.putArray("serviceResources").addObject();
        resource.put("id", 1).put("guid", "resource-1").put("serviceName", "hive");
        resource.set("resourceElements", resources("database=files|table=payments|column=iban"));
        json.putObject("resourceToTagIds").putArray("1").add(1);
        return json.put("isDelta", false).put("tagsChangeExtent", "ALL");
    }

    private static ObjectNode roles() {
        ObjectNode json = NODES.objectNode();
        json.put("serviceName", "hive");
        json.put("roleVersion", 1);
        ObjectNode role = json.putArray("rangerRoles").addObject();
        role.put("id", 1).put("guid", "role-1").put("isEnabled", true).put("version", 1);
        role.put("name", "auditors");
        role.putObject("options");
        role.putArray("users").addObject().put("name", User.READER.account()).put("isAdmin", false);
        role.putArray("groups");
        role.putArray("roles");
        return json;
    }

    private static void write(Path file, ObjectNode json) throws IOException {
        Map<String, Object> sorted = new TreeMap<>();
        json.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted));
    }
}
