package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Environment.Home.Aws;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.TreeSet;

/** Does to a stand-in what CloudFormation does to an account, resource by resource of a template. */
public final class TemplateDeployment {
    private final LakeStandIn lake;
    private final Aws home;

    /** Into the account and region of that stand-in. */
    public TemplateDeployment(LakeStandIn lake) {
        this.lake = lake;
        this.home = lake.server().home();
    }

    /**
     * Creates those of Lake Formation and of Glue's catalog, in an order in which each finds what it needs, and passes the
     * others over.
     *
     * @param resources of one template by their logical ids, or of several in a list
     * @throws IllegalArgumentException if one is named by what only CloudFormation can tell
     * @throws Refusal if the service would not create one
     */
    public void deploy(JsonNode resources) {
        for (String type : new String[] {
            "AWS::LakeFormation::DataLakeSettings",
            "AWS::LakeFormation::Resource",
            "AWS::LakeFormation::Tag",
            "AWS::Glue::Database",
            "AWS::Glue::Table",
            "AWS::LakeFormation::TagAssociation",
            "AWS::LakeFormation::DataCellsFilter",
            "AWS::LakeFormation::PrincipalPermissions"
        }) {
            for (JsonNode resource : resources) {
                if (resource.path("Type").asText().equals(type)) {
                    create(type, filled(resource.path("Properties")));
                }
            }
        }
    }

    private void create(String type, JsonNode properties) {
        switch (type) {
            case "AWS::LakeFormation::DataLakeSettings" -> settings(properties);
            case "AWS::LakeFormation::Resource" ->
                lake.register(
                        properties.path("ResourceArn").asText(),
                        properties.path("RoleArn").asText(),
                        properties.path("HybridAccessEnabled").asBoolean());
            case "AWS::LakeFormation::Tag" -> {
                TreeSet<String> values = new TreeSet<>();
                properties.path("TagValues").forEach(value -> values.add(value.asText()));
                lake.tags().put(properties.path("TagKey").asText(), values);
            }
            case "AWS::Glue::Database" -> {
                JsonNode input = properties.path("DatabaseInput");
                lake.tables().computeIfAbsent(input.path("Name").asText(), name -> new TreeMap<>());
                lake.tableDefaults()
                        .put(input.path("Name").asText(), (ArrayNode) input.get("CreateTableDefaultPermissions"));
            }
            case "AWS::Glue::Table" -> table(properties);
            case "AWS::LakeFormation::TagAssociation" -> associate(properties);
            case "AWS::LakeFormation::DataCellsFilter" ->
                lake.filters()
                        .put(
                                properties.path("DatabaseName").asText() + "."
                                        + properties.path("TableName").asText() + "["
                                        + properties.path("Name").asText(),
                                ((ObjectNode) properties.deepCopy()).put("VersionId", "1"));
            default -> lake.grant(properties);
        }
    }

    /** {@code APPEND}: what is said of lists is added, and what is left out of the defaults is nothing. */
    private void settings(JsonNode properties) {
        properties.path("Admins").forEach(((ArrayNode) lake.settings().get("DataLakeAdmins"))::add);
        for (String list : new String[] {"AuthorizedSessionTagValueList", "ExternalDataFilteringAllowList"}) {
            properties.path(list).forEach(((ArrayNode) lake.settings().get(list))::add);
        }

        for (String defaults : new String[] {"CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions"}) {
            lake.settings().set(defaults, properties.path(defaults));
        }

        for (String on : new String[] {"AllowExternalDataFiltering", "AllowFullTableExternalDataAccess"}) {
            lake.settings().set(on, properties.path(on));
        }
    }

    private void table(JsonNode properties) {
        ArrayNode columns = AwsStandIn.JSON.createArrayNode();
        properties
                .path("OpenTableFormatInput")
                .path("IcebergInput")
                .path("IcebergTableInput")
                .path("Schema")
                .path("Fields")
                .forEach(field -> columns.addObject()
                        .put("Name", field.path("Name").asText())
                        .put("Type", field.path("Type").asText()));
        String creator = sub("arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/"
                + "cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}/AWSCloudFormation");
        lake.table(
                properties.path("DatabaseName").asText(),
                properties.path("Name").asText(),
                creator,
                columns,
                properties
                        .path("OpenTableFormatInput")
                        .path("IcebergInput")
                        .path("IcebergTableInput")
                        .path("Location")
                        .asText());
    }

    private void associate(JsonNode properties) {
        JsonNode resource = properties.path("Resource");
        for (JsonNode tag : properties.path("LFTags")) {
            for (String place : LakeTags.places(resource)) {
                lake.assign(place, tag);
            }
        }
    }

    /** What only CloudFormation knows, in place of what stands for it. */
    private JsonNode filled(JsonNode node) {
        if (node.isTextual()) {
            return AwsStandIn.JSON.getNodeFactory().textNode(sub(node.asText()));
        }

        if (node.isObject() && node.has("Fn::Sub")) {
            return filled(node.get("Fn::Sub"));
        }

        if (node.isObject() && node.path("Ref").asText().equals("AWS::AccountId")) {
            return AwsStandIn.JSON.getNodeFactory().textNode(home.account());
        }

        if (node.isObject()
                && !node.isEmpty()
                && (node.has("Ref") || node.fieldNames().next().startsWith("Fn::"))) {
            throw new IllegalArgumentException("Cannot deploy " + node + ": only CloudFormation knows it");
        }

        if (node.isArray()) {
            ArrayNode array = AwsStandIn.JSON.createArrayNode();
            node.forEach(item -> array.add(filled(item)));
            return array;
        }

        if (node.isObject()) {
            ObjectNode object = AwsStandIn.JSON.createObjectNode();
            for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
                String key = keys.next();
                object.set(key, filled(node.get(key)));
            }

            return object;
        }

        return node;
    }

    private String sub(String text) {
        return text.replace("${AWS::Partition}", home.partition().word())
                .replace("${AWS::AccountId}", home.account())
                .replace("${AWS::Region}", home.region());
    }
}
