package io.lakewarden.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What one principal is granted of one table. Lake Formation knows no two of these apart: it keeps one list of columns for
 * both, and a grant of the table is one of all its columns.
 *
 * @param principal as the template has it
 * @param table with its database
 * @param columns those granted by name, sorted; none for the whole table
 */
record TableGrant(JsonNode principal, String table, List<String> columns) {
    private static final String TYPE = "AWS::LakeFormation::PrincipalPermissions";

    TableGrant {
        columns = columns.stream().sorted().toList();
    }

    /** Of a resource in a template; empty for what is no grant, or one of something else. */
    static Optional<TableGrant> of(String type, JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        JsonNode columns = properties.at("/Resource/TableWithColumns");
        JsonNode table = columns.isObject() ? columns : properties.at("/Resource/Table");
        boolean isOfOne = table.path("Name").isTextual();
        return type.equals(TYPE) && isOfOne
                ? Optional.of(new TableGrant(
                        properties.path("Principal"),
                        table.path("DatabaseName").asText() + "."
                                + table.path("Name").asText(),
                        texts(columns.path("ColumnNames"))))
                : Optional.empty();
    }

    /** Whether the other is the same principal's of the same table. */
    boolean isBeside(TableGrant other) {
        return principal.equals(other.principal) && table.equals(other.table);
    }

    /** What both give, as a reader names it; empty where nothing is. */
    Optional<String> shared(TableGrant other) {
        if (columns.isEmpty() && other.columns.isEmpty()) {
            return Optional.of("all columns");
        }

        List<String> shared = columns.isEmpty()
                ? other.columns
                : columns.stream()
                        .filter(column -> other.columns.isEmpty() || other.columns.contains(column))
                        .toList();
        return shared.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", shared));
    }

    /** The principal by its name, without the account's ARN around it. */
    String grantee() {
        JsonNode identifier = principal.path("DataLakePrincipalIdentifier");
        String arn = identifier.path("Fn::Sub").asText(identifier.asText());
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
