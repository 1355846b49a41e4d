package io.lakewarden.account.standin;

import static io.lakewarden.account.standin.LakeStandIn.object;
import static io.lakewarden.account.standin.LakeStandIn.principal;
import static io.lakewarden.account.standin.LakeStandIn.refuseIf;
import static io.lakewarden.account.standin.LakeStandIn.text;
import static io.lakewarden.account.standin.LakeStandIn.texts;

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

/** Grants of the stand-in: what it keeps, refuses and lists. */
final class LakeGrants {
    private static final List<String> TABLE = List.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
    private static final List<String> DATABASE = List.of("CREATE_TABLE", "ALTER", "DROP", "DESCRIBE");

    private final LakeStandIn lake;
    private Predicate<String> entryConflicts = principal -> false;

    LakeGrants(LakeStandIn lake) {
        this.lake = lake;
    }

    void conflictOfEntries(Predicate<String> conflicts) {
        entryConflicts = conflicts;
    }

    void serve(AwsStandIn server) {
        server.on("ListPermissions", request -> lake.page(request, "PrincipalResourcePermissions", listed()));
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
    void grant(JsonNode entry) {
        ObjectNode resource = kept(entry.get("Resource"));
        refuseIf(texts(entry, "Permissions").isEmpty(), "InvalidInputException");
        refuseWhatIsNotThere(resource);
        String who = text(entry.get("Principal"), "DataLakePrincipalIdentifier");
        SortedSet<String> permissions = texts(entry, "Permissions");
        boolean columns = resource.has("TableWithColumns");
        refuseIf(columns && !permissions.equals(Set.of("SELECT")), "InvalidInputException");
        refuseIf(columns && selectsWhole(who, resource.get("TableWithColumns")), "InvalidInputException");
        LakeStandIn.Held held = lake.grants()
                .computeIfAbsent(
                        key(who, resource, entry),
                        key -> new LakeStandIn.Held(
                                who,
                                resource,
                                Optional.ofNullable(entry.get("Condition")),
                                new TreeSet<>(),
                                new TreeSet<>()));
        held.permissions().addAll(expanded(resource, permissions));
        held.grantable().addAll(expanded(resource, texts(entry, "PermissionsWithGrantOption")));
        held.permissions().addAll(held.grantable());
    }

    private boolean selectsWhole(String who, JsonNode table) {
        return lake.grants().values().stream()
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
        LakeStandIn.Held held = lake.grants().get(key(who, resource, entry));
        SortedSet<String> permissions = expanded(resource, texts(entry, "Permissions"));
        refuseIf(permissions.isEmpty(), "InvalidInputException");
        refuseIf(held == null || !held.permissions().containsAll(permissions), "InvalidInputException");
        held.grantable().removeAll(permissions);
        held.grantable().removeAll(expanded(resource, texts(entry, "PermissionsWithGrantOption")));
        held.permissions().removeAll(permissions);
        held.permissions().remove("ALL");
        held.grantable().remove("ALL");
        if (held.permissions().isEmpty()) {
            lake.grants().remove(key(who, resource, entry));
        }
    }

    private static String key(String who, ObjectNode resource, JsonNode entry) {
        return who + " " + resource
                + (entry.has("Condition") ? " if " + text(entry.get("Condition"), "Expression") : "");
    }

    private void refuseWhatIsNotThere(ObjectNode resource) {
        if (resource.findValue("CatalogId") != null || resource.findValue("TableCatalogId") != null) {
            return;
        }

        JsonNode database = resource.path("Database").path("Name");
        refuseIf(!database.isMissingNode() && !lake.tables().containsKey(database.asText()), "EntityNotFoundException");
        Stream.of("Table", "TableWithColumns")
                .map(resource::path)
                .filter(JsonNode::isObject)
                .forEach(lake::exists);
        JsonNode filter = resource.path("DataCellsFilter");
        refuseIf(
                filter.isObject() && !lake.filters().containsKey(LakeCatalog.filterName(filter, "Name")),
                "EntityNotFoundException");
    }

    /** One form of each resource: without the account's own catalog, all columns as the table, lists sorted. */
    private ObjectNode kept(JsonNode resource) {
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

    private JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = AwsStandIn.JSON.createArrayNode();
            StreamSupport.stream(node.spliterator(), false)
                    .map(this::sorted)
                    .sorted((one, next) -> one.toString().compareTo(next.toString()))
                    .forEach(array::add);
            return array;
        }

        if (!node.isObject()) {
            return node;
        }

        SortedMap<String, JsonNode> fields = new TreeMap<>();
        node.fields().forEachRemaining(field -> fields.put(field.getKey(), sorted(field.getValue())));
        Stream.of("CatalogId", "TableCatalogId")
                .filter(catalog ->
                        text(node, catalog).equals(lake.server().home().account()))
                .forEach(fields::remove);
        ObjectNode object = object();
        fields.forEach(object::set);
        return object;
    }

    private List<ObjectNode> listed() {
        boolean all = Stream.of("DataLakeAdmins", "ReadOnlyAdmins")
                .flatMap(list -> StreamSupport.stream(lake.settings().path(list).spliterator(), false))
                .anyMatch(admin -> text(admin, "DataLakePrincipalIdentifier").endsWith("/operator"));
        List<ObjectNode> listed = new ArrayList<>();
        lake.grants().values().stream()
                .filter(held -> all || held.principal().endsWith("/operator"))
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

    private ObjectNode whole(ObjectNode resource) {
        ObjectNode shown = resource.deepCopy();
        String catalog = shown.has("DataCellsFilter") ? "TableCatalogId" : "CatalogId";
        shown.elements().forEachRemaining(kind -> {
            if (!kind.has(catalog)) {
                ((ObjectNode) kind).put(catalog, lake.server().home().account());
            }
        });
        if (shown.path("Table").has("TableWildcard")) {
            ((ObjectNode) shown.get("Table")).put("Name", "ALL_TABLES");
        }

        return shown;
    }

    private ObjectNode asColumns(ObjectNode resource) {
        ObjectNode shown = whole(resource);
        ObjectNode table = (ObjectNode) shown.remove("Table");
        table.remove("TableWildcard");
        table.putObject("ColumnWildcard");
        shown.set("TableWithColumns", table);
        return shown;
    }

    private Optional<ObjectNode> list(LakeStandIn.Held held, Predicate<String> which, ObjectNode resource) {
        if (held.permissions().stream().noneMatch(which)) {
            return Optional.empty();
        }

        ObjectNode entry = object();
        entry.set("Principal", principal(held.principal()));
        entry.set("Resource", resource);
        held.permissions().stream().filter(which).forEach(entry.putArray("Permissions")::add);
        held.grantable().stream().filter(which).forEach(entry.putArray("PermissionsWithGrantOption")::add);
        held.condition().ifPresent(condition -> entry.set("Condition", condition));
        return Optional.of(entry);
    }
}
