package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lake Formation and the Glue catalog of one account: what they keep, refuse and list. Lists come in short pages. As the
 * service does, it lists SELECT on a table apart, as all of its columns, names all tables of a database {@code ALL_TABLES},
 * lists ALL with all that it implies, and shows grants of others to administrators only. What is in other catalogs it lists
 * and never finds.
 */
public final class LakeStandIn {
    private final AwsStandIn server;
    private final ObjectNode settings = AwsStandIn.JSON.createObjectNode();
    private final SortedMap<String, ObjectNode> locations = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, ObjectNode>> tables = new TreeMap<>();
    private final SortedMap<String, ArrayNode> tableDefaults = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> tagged = new TreeMap<>();
    private final SortedMap<String, ArrayNode> expressions = new TreeMap<>();
    private final SortedMap<String, ObjectNode> filters = new TreeMap<>();
    private final SortedMap<String, Held> grants = new TreeMap<>();
    private final LakeTags tagging = new LakeTags(this);
    private final LakeGrants granting = new LakeGrants(this);
    private int page = 5;

    /** What a principal has on a resource, perhaps under a condition only. */
    public record Held(
            String principal,
            ObjectNode resource,
            Optional<JsonNode> condition,
            SortedSet<String> permissions,
            SortedSet<String> grantable) {}

    /** Teaches a stand-in what Lake Formation and Glue do, in an account that nobody has changed. */
    public LakeStandIn(AwsStandIn server) {
        this.server = server;
        settings.putArray("DataLakeAdmins");
        settings.putArray("ReadOnlyAdmins");
        everyoneMay("CreateDatabaseDefaultPermissions");
        everyoneMay("CreateTableDefaultPermissions");
        settings.put("AllowExternalDataFiltering", false).put("AllowFullTableExternalDataAccess", false);
        settings.putArray("ExternalDataFilteringAllowList");
        settings.putArray("AuthorizedSessionTagValueList");
        settings.putArray("TrustedResourceOwners");
        settings.putObject("Parameters").put("CROSS_ACCOUNT_VERSION", "3");
        serveSettings(server);
        tagging.serve(server);
        granting.serve(server);
        new LakeCatalog(this).serve(server);
    }

    private void everyoneMay(String key) {
        ObjectNode everyone = settings.putArray(key).addObject();
        everyone.set("Principal", principal("IAM_ALLOWED_PRINCIPALS"));
        everyone.putArray("Permissions").add("ALL");
    }

    /** Settings in the shape of the service's own answer; this and all below is what the account keeps, to be changed by hand. */
    public ObjectNode settings() {
        return settings;
    }

    /** Registered locations by ARN, each as the service lists it. */
    public SortedMap<String, ObjectNode> locations() {
        return locations;
    }

    /** The values of LF-tags by key. */
    public SortedMap<String, SortedSet<String>> tags() {
        return tags;
    }

    /** Tables by database and name, each as Glue lists it. */
    public SortedMap<String, SortedMap<String, ObjectNode>> tables() {
        return tables;
    }

    /** What new tables in a database give, by database. */
    public SortedMap<String, ArrayNode> tableDefaults() {
        return tableDefaults;
    }

    /** Values of tags by key, by place: {@code database}, {@code database.table} or {@code database.table(column)}. */
    public SortedMap<String, SortedMap<String, String>> tagged() {
        return tagged;
    }

    /** Terms of saved expressions, by name. */
    public SortedMap<String, ArrayNode> expressions() {
        return expressions;
    }

    /** Data cells filters by {@code database.table[name}. */
    public SortedMap<String, ObjectNode> filters() {
        return filters;
    }

    /** Permissions by principal and resource. */
    public SortedMap<String, Held> grants() {
        return grants;
    }

    AwsStandIn server() {
        return server;
    }

    /** As requests name a principal, by its ARN or one of the service's own words. */
    public static ObjectNode principal(String name) {
        return AwsStandIn.JSON.createObjectNode().put("DataLakePrincipalIdentifier", name);
    }

    /** Refuses single entries of batches: a conflict with something else. */
    public void conflictOfEntries(Predicate<String> conflicts) {
        granting.conflictOfEntries(conflicts);
    }

    /** How much it lists at once. */
    public void pagesOf(int size) {
        page = size;
    }

    /** All that is kept, to compare. */
    public String snapshot() {
        return Stream.of(
                        settings, locations, tags, tables.keySet(), tableDefaults, tagged, expressions, filters, grants)
                .map(Object::toString)
                .reduce("", (one, next) -> one + "\n" + next);
    }

    private void serveSettings(AwsStandIn server) {
        server.on("GetDataLakeSettings", request -> object().set("DataLakeSettings", settings.deepCopy()));
        server.on("PutDataLakeSettings", request -> {
            settings.removeAll();
            settings.setAll((ObjectNode) request.get("DataLakeSettings"));
            return object();
        });
        server.on("ListResources", request -> page(request, "ResourceInfoList", List.copyOf(locations.values())));
        server.on("RegisterResource", request -> {
            refuseIf(locations.containsKey(text(request, "ResourceArn")), "AlreadyExistsException");
            register(
                    text(request, "ResourceArn"),
                    text(request, "RoleArn"),
                    request.path("HybridAccessEnabled").asBoolean());
            return object();
        });
        server.on("UpdateResource", request -> {
            ObjectNode location = locations.get(text(request, "ResourceArn"));
            refuseIf(location == null, "EntityNotFoundException");
            for (String field : List.of("RoleArn", "HybridAccessEnabled", "WithFederation")) {
                location.set(field, request.path(field));
            }

            return object();
        });
        server.on("DeregisterResource", request -> {
            refuseIf(locations.remove(text(request, "ResourceArn")) == null, "EntityNotFoundException");
            return object();
        });
    }

    /** A location as it is listed once it is registered. */
    public void register(String arn, String role, boolean hybrid) {
        locations.put(
                arn,
                object().put("ResourceArn", arn)
                        .put("RoleArn", role)
                        .put("HybridAccessEnabled", hybrid)
                        .put("WithFederation", false)
                        .put("WithPrivilegedAccess", false)
                        .put("LastModified", 1.7e9));
    }

    /** A table whose files are in no place that the catalog tells. */
    public void table(String database, String name, String creator, JsonNode columns) {
        table(database, name, creator, columns, "");
    }

    /** A table as its creator left it, with where its files are. */
    public void table(String database, String name, String creator, JsonNode columns, String files) {
        ObjectNode table = object().put("Name", name)
                .put("DatabaseName", database)
                .put("CreatedBy", creator)
                .put("TableType", "EXTERNAL_TABLE");
        table.putObject("StorageDescriptor").put("Location", files).set("Columns", columns);
        tables.computeIfAbsent(database, key -> new TreeMap<>()).put(name, table);
    }

    /** As one entry of a request has it. */
    public void grant(JsonNode entry) {
        granting.grant(entry);
    }

    /** Lets somebody select from a table by name, as the console does. */
    public void grantSelect(String principal, String database, String table) {
        ObjectNode entry = AwsStandIn.JSON.createObjectNode();
        entry.set("Principal", principal(principal));
        entry.putObject("Resource")
                .putObject("Table")
                .put("DatabaseName", database)
                .put("Name", table);
        entry.putArray("Permissions").add("SELECT");
        grant(entry);
    }

    void assign(String place, JsonNode tag) {
        tagging.assign(place, tag);
    }

    void exists(JsonNode table) {
        SortedMap<String, ObjectNode> inDatabase = tables.get(text(table, "DatabaseName"));
        refuseIf(
                inDatabase == null || !table.has("TableWildcard") && !inDatabase.containsKey(text(table, "Name")),
                "EntityNotFoundException");
    }

    ObjectNode page(JsonNode request, String key, List<ObjectNode> all) {
        int from = request.path("NextToken").asInt(0);
        ObjectNode answer = object();
        ArrayNode items = answer.putArray(key);
        all.stream().skip(from).limit(page).forEach(items::add);
        if (from + page < all.size()) {
            answer.put("NextToken", String.valueOf(from + page));
        }

        return answer;
    }

    static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw Refusal.because(code, "Refused as the service does");
        }
    }

    static ObjectNode object() {
        return AwsStandIn.JSON.createObjectNode();
    }

    static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    static SortedSet<String> texts(JsonNode node, String key) {
        SortedSet<String> texts = new TreeSet<>();
        node.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
