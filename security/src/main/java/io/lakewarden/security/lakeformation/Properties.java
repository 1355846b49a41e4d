package io.lakewarden.security.lakeformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.DatasetId;
import java.util.Collection;
import java.util.List;

/** The properties that CloudFormation's resource types have for Lake Formation's things. */
final class Properties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String catalog;

    Properties(String catalog) {
        this.catalog = catalog;
    }

    /** {@code AWS::LakeFormation::DataLakeSettings}: added to what is there, so that nobody else's is erased. */
    ObjectNode settings(Settings settings) {
        ObjectNode json = NODES.objectNode();
        var administrators = json.putArray("Admins");
        settings.administrators().forEach(arn -> administrators.addObject().put("DataLakePrincipalIdentifier", arn));
        json.put("AllowExternalDataFiltering", settings.externalDataFiltering());
        json.put("AllowFullTableExternalDataAccess", settings.fullTableExternalDataAccess());
        texts(json, "AuthorizedSessionTagValueList", settings.authorizedSessionTagValues());
        texts(json, "CreateDatabaseDefaultPermissions", names(settings.createDatabaseDefaultPermissions()));
        texts(json, "CreateTableDefaultPermissions", names(settings.createTableDefaultPermissions()));
        var accounts = json.putArray("ExternalDataFilteringAllowList");
        settings.externalDataFilteringAccounts()
                .forEach(account -> accounts.addObject().put("DataLakePrincipalIdentifier", account));
        return json.put("MutationType", "APPEND");
    }

    ObjectNode location(RegisteredLocation location) {
        return NODES.objectNode()
                .put("HybridAccessEnabled", location.hybrid())
                .put("ResourceArn", location.arn())
                .put("RoleArn", location.role())
                .put("UseServiceLinkedRole", false);
    }

    ObjectNode tag(LfTag tag) {
        ObjectNode json = NODES.objectNode().put("CatalogId", catalog).put("TagKey", tag.key());
        return texts(json, "TagValues", tag.values());
    }

    ObjectNode association(TagAssociation association) {
        ObjectNode json = NODES.objectNode();
        ObjectNode tag =
                json.putArray("LFTags").addObject().put("CatalogId", catalog).put("TagKey", association.key());
        texts(tag, "TagValues", List.of(association.value()));
        json.set("Resource", resource(association.resource()));
        return json;
    }

    ObjectNode filter(DataCellsFilter filter) {
        ObjectNode json = NODES.objectNode();
        if (filter.columns().isEmpty()) {
            json.putObject("ColumnWildcard");
        } else {
            texts(json, "ColumnNames", filter.columns());
        }

        json.put("DatabaseName", filter.table().zone()).put("Name", filter.name());
        ObjectNode rows = json.putObject("RowFilter");
        filter.rows()
                .ifPresentOrElse(text -> rows.put("FilterExpression", text), () -> rows.putObject("AllRowsWildcard"));
        return json.put("TableCatalogId", catalog)
                .put("TableName", filter.table().name());
    }

    ObjectNode permissions(PrincipalPermissions permissions) {
        ObjectNode json = NODES.objectNode().put("Catalog", catalog);
        texts(json, "Permissions", names(permissions.permissions()));
        json.putArray("PermissionsWithGrantOption");
        json.putObject("Principal").put("DataLakePrincipalIdentifier", permissions.principal());
        json.set("Resource", resource(permissions.resource()));
        return json;
    }

    private static List<String> names(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::name).toList();
    }

    private static ObjectNode texts(ObjectNode json, String key, Collection<String> values) {
        values.forEach(json.putArray(key)::add);
        return json;
    }

    private ObjectNode resource(Resource resource) {
        return resource.match(new ResourceProperties());
    }

    private final class ResourceProperties implements Resource.Cases<ObjectNode> {
        @Override
        public ObjectNode database(Resource.Database database) {
            ObjectNode json = NODES.objectNode();
            json.putObject("Database").put("CatalogId", catalog).put("Name", database.name());
            return json;
        }

        @Override
        public ObjectNode table(Resource.Table table) {
            ObjectNode json = NODES.objectNode();
            named(json.putObject("Table"), table.id());
            return json;
        }

        @Override
        public ObjectNode allTables(Resource.AllTables tables) {
            ObjectNode json = NODES.objectNode();
            json.putObject("Table")
                    .put("CatalogId", catalog)
                    .put("DatabaseName", tables.database())
                    .putObject("TableWildcard");
            return json;
        }

        @Override
        public ObjectNode columns(Resource.Columns columns) {
            ObjectNode json = NODES.objectNode();
            texts(named(json.putObject("TableWithColumns"), columns.id()), "ColumnNames", columns.names());
            return json;
        }

        @Override
        public ObjectNode filter(Resource.Filter filter) {
            ObjectNode json = NODES.objectNode();
            json.putObject("DataCellsFilter")
                    .put("DatabaseName", filter.id().zone())
                    .put("Name", filter.name())
                    .put("TableCatalogId", catalog)
                    .put("TableName", filter.id().name());
            return json;
        }

        @Override
        public ObjectNode location(Resource.Location location) {
            ObjectNode json = NODES.objectNode();
            json.putObject("DataLocation").put("CatalogId", catalog).put("ResourceArn", location.arn());
            return json;
        }

        @Override
        public ObjectNode taggedDatabases(Resource.TaggedDatabases tagged) {
            return policy("DATABASE", tagged.key(), tagged.values());
        }

        @Override
        public ObjectNode taggedTables(Resource.TaggedTables tagged) {
            return policy("TABLE", tagged.key(), tagged.values());
        }

        private ObjectNode policy(String type, String key, List<String> values) {
            ObjectNode json = NODES.objectNode();
            ObjectNode policy = json.putObject("LFTagPolicy").put("CatalogId", catalog);
            texts(policy.putArray("Expression").addObject().put("TagKey", key), "TagValues", values);
            policy.put("ResourceType", type);
            return json;
        }

        private ObjectNode named(ObjectNode json, DatasetId id) {
            return json.put("CatalogId", catalog).put("DatabaseName", id.zone()).put("Name", id.name());
        }
    }
}
