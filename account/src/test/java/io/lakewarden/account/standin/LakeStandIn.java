package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lake Formation and the Glue catalog of one account: what they keep, refuse and list. Lists come in short pages. As the
 * service does, it lists SELECT on a table apart, as all of its columns, names all tables of a database {@code ALL_TABLES},
 * lists ALL with all that it implies, and shows grants of others to administrators only.
 */
public final class LakeStandIn {
    private static final List<String> TABLE = List.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
    private static final List<String> DATABASE = List.of("CREATE_TABLE", "ALTER", "DROP", "DESCRIBE");

    public final ObjectNode settings = AwsStandIn.JSON.createObjectNode();
    public final SortedMap<String, ObjectNode> locations = new TreeMap<>();
    public final SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
    public final SortedMap<String, SortedMap<String, ObjectNode>> tables = new TreeMap<>();
    /** Values by key, by place. */
    public final SortedMap<String, SortedMap<String, String>> tagged = new TreeMap<>();

    public final SortedMap<String, ObjectNode> filters = new TreeMap<>();
    /** Permissions by principal and resource. */
    public final SortedMap<String, Held> grants = new TreeMap<>();

    private final SortedMap<String, JsonNode> conditions = new TreeMap<>();
    private int page = 5;
    private Predicate<String> entryConflicts = principal -> false;

    /** What a principal has on a resource. */
    public record Held(
            String principal, ObjectNode resource, SortedSet<String> permissions, SortedSet<String> grantable) {}

    public LakeStandIn(AwsStandIn server) {
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
        serveTags(server);
        serveFilters(server);
        serveGrants(server);
        serveCatalog(server);
    }

    /** As in an account that nobody has changed. */
    private void everyoneMay(String key) {
        ObjectNode everyone = settings.putArray(key).addObject();
        everyone.set("Principal", principal("IAM_ALLOWED_PRINCIPALS"));
        everyone.putArray("Permissions").add("ALL");
    }

    public static ObjectNode principal(String name) {
        return AwsStandIn.JSON.createObjectNode().put("DataLakePrincipalIdentifier", name);
    }

    /** Refuses single entries of batches: a conflict with something else. */
    public void conflictOfEntries(Predicate<String> conflicts) {
        entryConflicts = conflicts;
    }

    /** How much it lists at once. */
    public void pagesOf(int size) {
        page = size;
    }

    /** All that is kept, to compare. */
    public String snapshot() {
        return Stream.of(settings, locations, tags, tables.keySet(), tagged, filters, grants)
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
            refuseIf(!locations.containsKey(text(request, "ResourceArn")), "EntityNotFoundException");
            register(
                    text(request, "ResourceArn"),
                    text(request, "RoleArn"),
                    request.path("HybridAccessEnabled").asBoolean());
            return object();
        });
        server.on("DeregisterResource", request -> {
            refuseIf(locations.remove(text(request, "ResourceArn")) == null, "EntityNotFoundException");
            return object();
        });
    }

    public void register(String arn, String role, boolean hybrid) {
        locations.put(
                arn,
                object().put("ResourceArn", arn)
                        .put("RoleArn", role)
                        .put("HybridAccessEnabled", hybrid)
                        .put("LastModified", 1.7e9));
    }

    private void serveTags(AwsStandIn server) {
        server.on(
                "ListLFTags",
                request -> page(
                        request,
                        "LFTags",
                        tags.entrySet().stream()
                                .map(tag -> tag(tag.getKey(), tag.getValue()))
                                .toList()));
        server.on("CreateLFTag", request -> {
            refuseIf(tags.containsKey(text(request, "TagKey")), "EntityNotFoundException");
            tags.put(text(request, "TagKey"), texts(request, "TagValues"));
            return object();
        });
        server.on("UpdateLFTag", request -> {
            SortedSet<String> values = tags.get(text(request, "TagKey"));
            refuseIf(values == null, "EntityNotFoundException");
            SortedSet<String> gone = texts(request, "TagValuesToDelete");
            refuseIf(
                    tagged.values().stream()
                            .anyMatch(own -> gone.contains(own.getOrDefault(text(request, "TagKey"), ""))),
                    "InvalidInputException");
            values.removeAll(gone);
            values.addAll(texts(request, "TagValuesToAdd"));
            return object();
        });
        server.on("DeleteLFTag", request -> {
            refuseIf(tags.remove(text(request, "TagKey")) == null, "EntityNotFoundException");
            return object();
        });
        server.on("GetResourceLFTags", request -> tagsOf(request.get("Resource")));
        server.on("AddLFTagsToResource", request -> {
            for (String place : places(request.get("Resource"))) {
                request.get("LFTags").forEach(tag -> assign(place, tag));
            }

            return object().set("Failures", AwsStandIn.JSON.createArrayNode());
        });
        server.on("RemoveLFTagsFromResource", request -> {
            for (String place : places(request.get("Resource"))) {
                request.get("LFTags").forEach(tag -> tagged.getOrDefault(place, new TreeMap<>())
                        .remove(text(tag, "TagKey")));
            }

            return object().set("Failures", AwsStandIn.JSON.createArrayNode());
        });
    }

    void assign(String place, JsonNode tag) {
        String value = tag.get("TagValues").get(0).asText();
        refuseIf(!tags.getOrDefault(text(tag, "TagKey"), new TreeSet<>()).contains(value), "EntityNotFoundException");
        tagged.computeIfAbsent(place, key -> new TreeMap<>()).put(text(tag, "TagKey"), value);
    }

    private ObjectNode tagsOf(JsonNode resource) {
        ObjectNode answer = object();
        String place = places(resource).get(0);
        if (resource.has("Database")) {
            refuseIf(!tables.containsKey(place), "EntityNotFoundException");
            answer.set("LFTagOnDatabase", pairs(place));
            return answer;
        }

        exists(resource.get("Table"));
        answer.set("LFTagsOnTable", pairs(place));
        ArrayNode columns = answer.putArray("LFTagsOnColumns");
        tagged.keySet().stream().filter(other -> other.startsWith(place + "(")).forEach(other -> columns.addObject()
                .put("Name", other.substring(place.length() + 1, other.length() - 1))
                .set("LFTags", pairs(other)));
        return answer;
    }

    private ArrayNode pairs(String place) {
        ArrayNode pairs = AwsStandIn.JSON.createArrayNode();
        tagged.getOrDefault(place, new TreeMap<>()).forEach((key, value) -> pairs.add(tag(key, Set.of(value))));
        return pairs;
    }

    private static ObjectNode tag(String key, Set<String> values) {
        ObjectNode tag = object().put("CatalogId", AwsStandIn.ACCOUNT).put("TagKey", key);
        values.forEach(tag.putArray("TagValues")::add);
        return tag;
    }

    /** A database, a table, or columns one by one. */
    static List<String> places(JsonNode resource) {
        if (resource.has("Database")) {
            return List.of(text(resource.get("Database"), "Name"));
        }

        JsonNode table = resource.has("Table") ? resource.get("Table") : resource.get("TableWithColumns");
        String name = text(table, "DatabaseName") + "." + text(table, "Name");
        return resource.has("Table")
                ? List.of(name)
                : texts(table, "ColumnNames").stream()
                        .map(column -> name + "(" + column + ")")
                        .toList();
    }

    private void serveFilters(AwsStandIn server) {
        server.on("ListDataCellsFilter", request -> {
            exists(request.get("Table"));
            return page(
                    request,
                    "DataCellsFilters",
                    filters.values().stream()
                            .filter(filter ->
                                    text(filter, "DatabaseName").equals(text(request.get("Table"), "DatabaseName"))
                                            && text(filter, "TableName").equals(text(request.get("Table"), "Name")))
                            .toList());
        });
        server.on("CreateDataCellsFilter", request -> {
            ObjectNode filter = (ObjectNode) request.get("TableData");
            refuseIf(filters.containsKey(filterName(filter, "Name")), "AlreadyExistsException");
            keep(filter);
            return object();
        });
        server.on("UpdateDataCellsFilter", request -> {
            ObjectNode filter = (ObjectNode) request.get("TableData");
            refuseIf(!filters.containsKey(filterName(filter, "Name")), "EntityNotFoundException");
            keep(filter);
            return object();
        });
        server.on("DeleteDataCellsFilter", request -> {
            refuseIf(filters.remove(filterName(request, "Name")) == null, "EntityNotFoundException");
            return object();
        });
    }

    private void keep(ObjectNode filter) {
        refuseIf(
                !tables.getOrDefault(text(filter, "DatabaseName"), new TreeMap<>())
                        .containsKey(text(filter, "TableName")),
                "EntityNotFoundException");
        filters.put(filterName(filter, "Name"), filter.deepCopy().put("VersionId", "1"));
    }

    private static String filterName(JsonNode filter, String name) {
        return text(filter, "DatabaseName") + "." + text(filter, "TableName") + "[" + text(filter, name);
    }

    private void serveGrants(AwsStandIn server) {
        server.on("ListPermissions", request -> page(request, "PrincipalResourcePermissions", listed()));
        server.on("BatchGrantPermissions", request -> batch(request, this::grant));
        server.on("BatchRevokePermissions", request -> batch(request, this::revoke));
    }

    private ObjectNode batch(JsonNode request, Consumer<JsonNode> change) {
        ArrayNode failures = AwsStandIn.JSON.createArrayNode();
        for (JsonNode entry : request.get("Entries")) {
            try {
                if (entryConflicts.test(entry.toString())) {
                    throw Refusal.because("ConcurrentModificationException", "Two at once");
                }

                change.accept(entry);
            } catch (Refusal refusal) {
                ObjectNode failure = failures.addObject();
                failure.set("RequestEntry", entry);
                failure.putObject("Error").put("ErrorCode", refusal.code()).put("ErrorMessage", refusal.getMessage());
            }
        }

        return object().set("Failures", failures);
    }

    /** As one entry of a request has it. */
    public void grant(JsonNode entry) {
        ObjectNode resource = kept(entry.get("Resource"));
        refuseWhatIsNotThere(resource);
        String who = text(entry.get("Principal"), "DataLakePrincipalIdentifier");
        SortedSet<String> permissions = texts(entry, "Permissions");
        boolean columns = resource.has("TableWithColumns");
        refuseIf(columns && !permissions.equals(Set.of("SELECT")), "InvalidInputException");
        refuseIf(columns && selectsWhole(who, resource.get("TableWithColumns")), "InvalidInputException");
        Held held = grants.computeIfAbsent(
                who + " " + resource, key -> new Held(who, resource, new TreeSet<>(), new TreeSet<>()));
        if (entry.has("Condition")) {
            conditions.put(who + " " + resource, entry.get("Condition"));
        }

        held.permissions().addAll(expanded(resource, permissions));
        held.grantable().addAll(expanded(resource, texts(entry, "PermissionsWithGrantOption")));
        held.permissions().addAll(held.grantable());
    }

    private boolean selectsWhole(String who, JsonNode table) {
        return grants.values().stream()
                .anyMatch(held -> held.principal().equals(who)
                        && held.resource().has("Table")
                        && held.resource().get("Table").path("DatabaseName").equals(table.path("DatabaseName"))
                        && held.resource().get("Table").path("Name").equals(table.path("Name"))
                        && held.permissions().contains("SELECT"));
    }

    private static SortedSet<String> expanded(ObjectNode resource, SortedSet<String> permissions) {
        SortedSet<String> all = new TreeSet<>(permissions);
        if (permissions.contains("ALL")) {
            all.addAll(isOfDatabase(resource) ? DATABASE : TABLE);
        }

        return all;
    }

    private static boolean isOfDatabase(ObjectNode resource) {
        return resource.has("Database")
                || resource.path("LFTagPolicy").path("ResourceType").asText().equals("DATABASE");
    }

    private void revoke(JsonNode entry) {
        ObjectNode resource = kept(entry.get("Resource"));
        String who = text(entry.get("Principal"), "DataLakePrincipalIdentifier");
        Held held = grants.get(who + " " + resource);
        SortedSet<String> permissions = expanded(resource, texts(entry, "Permissions"));
        refuseIf(held == null || !held.permissions().containsAll(permissions), "InvalidInputException");
        held.grantable().removeAll(permissions);
        held.grantable().removeAll(expanded(resource, texts(entry, "PermissionsWithGrantOption")));
        held.permissions().removeAll(permissions);
        if (!permissions.isEmpty()) {
            held.permissions().remove("ALL");
            held.grantable().remove("ALL");
        }

        if (held.permissions().isEmpty()) {
            grants.remove(who + " " + resource);
        }
    }

    private void refuseWhatIsNotThere(ObjectNode resource) {
        JsonNode database = resource.path("Database").path("Name");
        refuseIf(!database.isMissingNode() && !tables.containsKey(database.asText()), "EntityNotFoundException");
        Stream.of("Table", "TableWithColumns")
                .map(resource::path)
                .filter(JsonNode::isObject)
                .forEach(this::exists);
        JsonNode filter = resource.path("DataCellsFilter");
        refuseIf(filter.isObject() && !filters.containsKey(filterName(filter, "Name")), "EntityNotFoundException");
    }

    private void exists(JsonNode table) {
        SortedMap<String, ObjectNode> inDatabase = tables.get(text(table, "DatabaseName"));
        refuseIf(
                inDatabase == null || !table.has("TableWildcard") && !inDatabase.containsKey(text(table, "Name")),
                "EntityNotFoundException");
    }

    /** One form of each resource: no catalogs, all columns as the table, lists sorted. */
    private static ObjectNode kept(JsonNode resource) {
        ObjectNode form = (ObjectNode) sorted(resource);
        JsonNode columns = form.path("TableWithColumns");
        if (columns.has("ColumnWildcard")
                && columns.path("ColumnWildcard").path("ExcludedColumnNames").isEmpty()) {
            ObjectNode table = (ObjectNode) form.remove("TableWithColumns");
            table.remove("ColumnWildcard");
            form.set("Table", table);
        }

        if (form.has("LFTagPolicy")) {
            return lowerCase(form);
        }

        if (form.path("Table").path("Name").asText().equals("ALL_TABLES")) {
            ((ObjectNode) form.get("Table")).remove("Name");
            ((ObjectNode) form.get("Table")).putObject("TableWildcard");
        }

        return form;
    }

    /** As tags are stored. */
    private static ObjectNode lowerCase(ObjectNode policy) {
        for (JsonNode term : policy.path("LFTagPolicy").path("Expression")) {
            ((ObjectNode) term).put("TagKey", text(term, "TagKey").toLowerCase(Locale.ROOT));
        }

        return policy;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = AwsStandIn.JSON.createArrayNode();
            StreamSupport.stream(node.spliterator(), false)
                    .map(LakeStandIn::sorted)
                    .sorted((one, next) -> one.toString().compareTo(next.toString()))
                    .forEach(array::add);
            return array;
        }

        if (!node.isObject()) {
            return node;
        }

        SortedMap<String, JsonNode> fields = new TreeMap<>();
        node.fields().forEachRemaining(field -> fields.put(field.getKey(), sorted(field.getValue())));
        fields.remove("CatalogId");
        fields.remove("TableCatalogId");
        ObjectNode object = object();
        fields.forEach(object::set);
        return object;
    }

    private List<ObjectNode> listed() {
        boolean all = StreamSupport.stream(settings.get("DataLakeAdmins").spliterator(), false)
                .anyMatch(admin -> admin.toString().contains(":role/operator"));
        List<ObjectNode> listed = new ArrayList<>();
        grants.values().stream()
                .filter(held -> all || held.principal().contains(":role/operator"))
                .forEach(held -> {
                    boolean table = held.resource().has("Table");
                    list(held, permission -> !table || !permission.equals("SELECT"), whole(held.resource()))
                            .ifPresent(listed::add);
                    if (table) {
                        list(held, "SELECT"::equals, asColumns(held.resource())).ifPresent(listed::add);
                    }
                });
        return listed;
    }

    private static ObjectNode whole(ObjectNode resource) {
        ObjectNode shown = resource.deepCopy();
        shown.elements().forEachRemaining(kind -> ((ObjectNode) kind)
                .put(shown.has("DataCellsFilter") ? "TableCatalogId" : "CatalogId", AwsStandIn.ACCOUNT));
        if (shown.path("Table").has("TableWildcard")) {
            ((ObjectNode) shown.get("Table")).put("Name", "ALL_TABLES");
        }

        return shown;
    }

    private static ObjectNode asColumns(ObjectNode resource) {
        ObjectNode shown = whole(resource);
        ObjectNode table = (ObjectNode) shown.remove("Table");
        table.remove("TableWildcard");
        table.putObject("ColumnWildcard");
        shown.set("TableWithColumns", table);
        return shown;
    }

    private Optional<ObjectNode> list(Held held, Predicate<String> which, ObjectNode resource) {
        if (held.permissions().stream().noneMatch(which)) {
            return Optional.empty();
        }

        ObjectNode entry = object();
        entry.set("Principal", principal(held.principal()));
        entry.set("Resource", resource);
        held.permissions().stream().filter(which).forEach(entry.putArray("Permissions")::add);
        held.grantable().stream().filter(which).forEach(entry.putArray("PermissionsWithGrantOption")::add);
        Optional.ofNullable(conditions.get(held.principal() + " " + held.resource()))
                .ifPresent(condition -> entry.set("Condition", condition));
        return Optional.of(entry);
    }

    private void serveCatalog(AwsStandIn server) {
        server.on(
                "GetDatabases",
                request -> page(
                        request,
                        "DatabaseList",
                        tables.keySet().stream()
                                .map(name -> object().put("Name", name))
                                .toList()));
        server.on("GetTables", request -> {
            SortedMap<String, ObjectNode> inDatabase = tables.get(text(request, "DatabaseName"));
            refuseIf(inDatabase == null, "EntityNotFoundException");
            return page(request, "TableList", List.copyOf(inDatabase.values()));
        });
    }

    /** A table as its creator left it. */
    public void table(String database, String name, String creator, JsonNode columns) {
        ObjectNode table = object().put("Name", name)
                .put("DatabaseName", database)
                .put("CreatedBy", creator)
                .put("TableType", "EXTERNAL_TABLE");
        table.putObject("StorageDescriptor").set("Columns", columns);
        tables.computeIfAbsent(database, key -> new TreeMap<>()).put(name, table);
    }

    private ObjectNode page(JsonNode request, String key, List<ObjectNode> all) {
        int from = request.path("NextToken").asInt(0);
        ObjectNode answer = object();
        ArrayNode items = answer.putArray(key);
        all.stream().skip(from).limit(page).forEach(items::add);
        if (from + page < all.size()) {
            answer.put("NextToken", String.valueOf(from + page));
        }

        return answer;
    }

    private static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw Refusal.because(code, "Refused as the service does");
        }
    }

    private static ObjectNode object() {
        return AwsStandIn.JSON.createObjectNode();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    private static SortedSet<String> texts(JsonNode node, String key) {
        SortedSet<String> texts = new TreeSet<>();
        node.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
