package io.lakewarden.account.grants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Changes that somebody made by hand to an account as it was deployed, by what they did. */
final class Seeds {
    static final String ROLE = "arn:aws:iam::" + AwsStandIn.ACCOUNT + ":role/";
    private static final String MALLORY = ROLE + "mallory";

    private Seeds() {}

    /** To the account of {@link Deployed#comprehensive()}. */
    static Map<String, Consumer<LakeStandIn>> comprehensive() {
        Map<String, Consumer<LakeStandIn>> seeds = new LinkedHashMap<>();
        seeds.put("made somebody an administrator", lake -> add(lake, "DataLakeAdmins", MALLORY));
        seeds.put("made somebody a read-only administrator", lake -> add(lake, "ReadOnlyAdmins", MALLORY));
        seeds.put(
                "took the deployment its administration",
                lake -> ((ArrayNode) lake.settings().get("DataLakeAdmins")).remove(1));
        seeds.put(
                "opened new databases to whom IAM allows", lake -> everyone(lake, "CreateDatabaseDefaultPermissions"));
        seeds.put("opened new tables to whom IAM allows", lake -> everyone(lake, "CreateTableDefaultPermissions"));
        seeds.put("opened new tables of a database to whom IAM allows", lake -> {
            ObjectNode everyone = object();
            everyone.set("Principal", LakeStandIn.principal("IAM_ALLOWED_PRINCIPALS"));
            everyone.set("Permissions", array("ALL"));
            lake.tableDefaults().put("gold", array().add(everyone));
        });
        seeds.put(
                "switched filtering by engines off", lake -> lake.settings().put("AllowExternalDataFiltering", false));
        seeds.put("switched full-table access off", lake -> lake.settings()
                .put("AllowFullTableExternalDataAccess", false));
        seeds.put(
                "let another account's engines filter",
                lake -> add(lake, "ExternalDataFilteringAllowList", "999999999999"));
        seeds.put(
                "authorized another session tag",
                lake -> ((ArrayNode) lake.settings().get("AuthorizedSessionTagValueList")).add("Any engine"));
        seeds.put("dropped the session tag", lake -> lake.settings().putArray("AuthorizedSessionTagValueList"));
        seeds.put("made a location hybrid", lake -> location(lake).put("HybridAccessEnabled", true));
        seeds.put(
                "registered a location as another role", lake -> location(lake).put("RoleArn", ROLE + "other"));
        seeds.put("registered a location with privileged access", lake -> location(lake)
                .put("WithPrivilegedAccess", true));
        seeds.put("registered a location as a federated one", lake -> location(lake)
                .put("WithFederation", true));
        seeds.put("took back a registration", lake -> lake.locations()
                .remove(lake.locations().firstKey()));
        seeds.put(
                "registered a place below a zone's",
                lake -> lake.register(lake.locations().firstKey() + "/private", ROLE + "other", true));
        seeds.put("granted a stranger a table", lake -> grant(lake, MALLORY, regions(), "SELECT"));
        seeds.put("granted a stranger all tables of a zone", lake -> grant(lake, MALLORY, allOf("gold"), "SELECT"));
        seeds.put(
                "granted everyone whom IAM allows a table",
                lake -> grant(lake, "IAM_ALLOWED_PRINCIPALS", regions(), "ALL"));
        seeds.put(
                "granted everyone whom IAM allows a database",
                lake -> grant(lake, "IAM_ALLOWED_PRINCIPALS", database("gold"), "ALL"));
        seeds.put(
                "granted a reader a write",
                lake -> grant(lake, ROLE + "estate-prod-ana", table("silver", "dim_country"), "INSERT"));
        seeds.put(
                "granted a reader the right to pass it on",
                lake -> lake.grant(entry(ROLE + "estate-prod-ana", table("silver", "dim_country"), "SELECT")
                        .set("PermissionsWithGrantOption", array("SELECT"))));
        seeds.put(
                "granted a reader a denied column",
                lake -> grant(lake, ROLE + "estate-prod-eve", columns("gold", "regions", "region"), "SELECT"));
        seeds.put(
                "granted a stranger all columns but one",
                lake -> grant(lake, MALLORY, allBut("gold", "orders", "customer"), "SELECT"));
        seeds.put("granted a reader another team's database", lake -> {
            lake.tables().put("theirs", new TreeMap<>());
            grant(lake, ROLE + "estate-prod-ana", database("theirs"), "DESCRIBE");
        });
        seeds.put(
                "granted a stranger a location",
                lake -> grant(lake, MALLORY, location(lake.locations().firstKey()), "DATA_LOCATION_ACCESS"));
        seeds.put("granted a stranger the catalog", lake -> grant(lake, MALLORY, catalog(), "DESCRIBE"));
        seeds.put(
                "granted an administrator to drop a database",
                lake -> grant(lake, Deployed.OPERATOR, database("gold"), "DROP"));
        seeds.put(
                "granted a reader more on a condition",
                lake -> lake.grant(entry(ROLE + "estate-prod-ana", regions(), "SELECT")
                        .set("Condition", object().put("Expression", "context.x == 1"))));
        seeds.put("took back an action", lake -> held(lake, "estate-prod-runner", "bronze", "*")
                .permissions()
                .remove("ALL"));
        seeds.put(
                "took back a grant",
                lake -> lake.grants().values().remove(held(lake, "estate-prod-ana", "silver", "dim_country")));
        seeds.put("widened a filter's rows", lake -> filter(lake)
                .set("RowFilter", object().set("AllRowsWildcard", object())));
        seeds.put("widened a filter's columns", lake -> {
            filter(lake).remove("ColumnNames");
            filter(lake).set("ColumnWildcard", object());
        });
        seeds.put(
                "dropped a filter", lake -> lake.filters().remove(lake.filters().firstKey()));
        seeds.put("added a filter", lake -> lake.filters()
                .put(
                        "gold.orders[mine",
                        object().put("DatabaseName", "gold")
                                .put("TableName", "orders")
                                .put("Name", "mine")
                                .<ObjectNode>set("ColumnWildcard", object())
                                .set("RowFilter", object().put("FilterExpression", "amount > 0"))));
        seeds.put("tagged a table", lake -> {
            lake.tags().put("team", new TreeSet<>(List.of("blue")));
            lake.tagged().put("gold.regions", new TreeMap<>(Map.of("team", "blue")));
        });
        seeds.put("made a tag like ours", lake -> lake.tags().put("prod:part", new TreeSet<>(List.of("gold"))));
        seeds.put("made a table", lake -> lake.table("gold", "copy", MALLORY, AwsStandIn.JSON.createArrayNode()));
        seeds.put("dropped a table", lake -> lake.tables().get("gold").remove("regions"));
        return seeds;
    }

    /** To the account of {@link Deployed#tagged()}. */
    static Map<String, Consumer<LakeStandIn>> tagged() {
        Map<String, Consumer<LakeStandIn>> seeds = new LinkedHashMap<>();
        seeds.put(
                "gave a personal column the zone's value",
                lake -> lake.tagged().get("gold.sales_1(buyer)").put("prod:part", "gold"));
        seeds.put("took a personal column its value", lake -> lake.tagged().remove("gold.sales_2(buyer)"));
        seeds.put("gave a column a value of its own", lake -> lake.tagged()
                .put("gold.sales_3(id)", new TreeMap<>(Map.of("prod:part", "gold/pii"))));
        seeds.put("took the database its value", lake -> lake.tagged().remove("gold"));
        seeds.put("added a value", lake -> lake.tags().get("prod:part").add("gold/free"));
        seeds.put(
                "granted a stranger by tag",
                lake -> grant(lake, MALLORY, policy("TABLE", "Prod:Part", "gold"), "SELECT"));
        seeds.put("granted a stranger by a saved expression", lake -> {
            ObjectNode term = object().put("TagKey", "prod:part");
            lake.expressions().put("most", array().add(term.set("TagValues", array("gold"))));
            ObjectNode saved = object().put("ResourceType", "TABLE").put("ExpressionName", "most");
            grant(lake, MALLORY, object().set("LFTagPolicy", saved), "SELECT");
        });
        seeds.put("put the tag on another team's table", lake -> {
            lake.table("theirs", "customers", MALLORY, AwsStandIn.JSON.createArrayNode());
            lake.tagged().put("theirs.customers", new TreeMap<>(Map.of("prod:part", "gold")));
        });
        seeds.put(
                "granted a reader the personal value",
                lake -> grant(lake, ROLE + "tagged-prod-reader-1", policy("TABLE", "prod:part", "gold/pii"), "SELECT"));
        seeds.put(
                "let a stranger assign the tag",
                lake -> grant(
                        lake,
                        MALLORY,
                        object().set(
                                        "LFTag",
                                        object().put("TagKey", "prod:part").set("TagValues", array("gold"))),
                        "ASSOCIATE"));
        return seeds;
    }

    private static void add(LakeStandIn lake, String list, String principal) {
        ((ArrayNode) lake.settings().get(list)).add(LakeStandIn.principal(principal));
    }

    private static void everyone(LakeStandIn lake, String list) {
        ObjectNode everyone = ((ArrayNode) lake.settings().get(list)).addObject();
        everyone.set("Principal", LakeStandIn.principal("IAM_ALLOWED_PRINCIPALS"));
        everyone.set("Permissions", array("ALL"));
    }

    private static ObjectNode location(LakeStandIn lake) {
        return lake.locations().get(lake.locations().firstKey());
    }

    private static ObjectNode filter(LakeStandIn lake) {
        return lake.filters().get(lake.filters().firstKey());
    }

    private static LakeStandIn.Held held(LakeStandIn lake, String role, String database, String table) {
        return lake.grants().values().stream()
                .filter(held -> held.principal().endsWith("/" + role))
                .filter(held -> held.resource()
                        .path("Table")
                        .path("DatabaseName")
                        .asText()
                        .equals(database))
                .filter(held ->
                        held.resource().path("Table").path("Name").asText("*").equals(table))
                .findFirst()
                .orElseThrow();
    }

    static void grant(LakeStandIn lake, String principal, ObjectNode resource, String... permissions) {
        lake.grant(entry(principal, resource, permissions));
    }

    private static ObjectNode entry(String principal, ObjectNode resource, String... permissions) {
        ObjectNode entry = object();
        entry.set("Principal", LakeStandIn.principal(principal));
        entry.set("Resource", resource);
        entry.set("Permissions", array(permissions));
        return entry;
    }

    private static ArrayNode array(String... texts) {
        ArrayNode array = AwsStandIn.JSON.createArrayNode();
        List.of(texts).forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return AwsStandIn.JSON.createObjectNode();
    }

    static ObjectNode regions() {
        return table("gold", "regions");
    }

    static ObjectNode table(String database, String name) {
        return object().set("Table", object().put("DatabaseName", database).put("Name", name));
    }

    private static ObjectNode allOf(String database) {
        return object().set("Table", object().put("DatabaseName", database).<ObjectNode>set("TableWildcard", object()));
    }

    private static ObjectNode columns(String database, String name, String... columns) {
        return object().set(
                        "TableWithColumns",
                        object().put("DatabaseName", database)
                                .put("Name", name)
                                .<ObjectNode>set("ColumnNames", array(columns)));
    }

    private static ObjectNode allBut(String database, String name, String... columns) {
        return object().set(
                        "TableWithColumns",
                        object().put("DatabaseName", database)
                                .put("Name", name)
                                .<ObjectNode>set(
                                        "ColumnWildcard", object().set("ExcludedColumnNames", array(columns))));
    }

    static ObjectNode database(String name) {
        return object().set("Database", object().put("Name", name));
    }

    private static ObjectNode location(String arn) {
        return object().set("DataLocation", object().put("ResourceArn", arn));
    }

    private static ObjectNode catalog() {
        return object().set("Catalog", object());
    }

    private static ObjectNode policy(String type, String key, String value) {
        ObjectNode policy = object().put("ResourceType", type);
        policy.putArray("Expression").addObject().put("TagKey", key).set("TagValues", array(value));
        return object().set("LFTagPolicy", policy);
    }
}
