package io.lakewarden.account.standin;

import static io.lakewarden.account.standin.LakeStandIn.object;
import static io.lakewarden.account.standin.LakeStandIn.refuseIf;
import static io.lakewarden.account.standin.LakeStandIn.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Glue catalog of the stand-in, and the data cells filters on its tables. */
record LakeCatalog(LakeStandIn lake) {
    void serve(AwsStandIn server) {
        filters(server);
        server.on(
                "GetDatabases",
                request -> lake.page(
                        request,
                        "DatabaseList",
                        lake.tables().keySet().stream().map(this::database).toList()));
        server.on("GetTables", request -> {
            SortedMap<String, ObjectNode> inDatabase = lake.tables().get(text(request, "DatabaseName"));
            refuseIf(inDatabase == null, "EntityNotFoundException");
            return lake.page(request, "TableList", List.copyOf(inDatabase.values()));
        });
    }

    private ObjectNode database(String name) {
        ObjectNode database = object().put("Name", name);
        if (lake.tableDefaults().containsKey(name)) {
            database.set("CreateTableDefaultPermissions", lake.tableDefaults().get(name));
        }

        return database;
    }

    private void filters(AwsStandIn server) {
        server.on("ListDataCellsFilter", request -> {
            lake.exists(request.get("Table"));
            return lake.page(
                    request,
                    "DataCellsFilters",
                    lake.filters().values().stream()
                            .filter(filter ->
                                    text(filter, "DatabaseName").equals(text(request.get("Table"), "DatabaseName"))
                                            && text(filter, "TableName").equals(text(request.get("Table"), "Name")))
                            .toList());
        });
        server.on("CreateDataCellsFilter", request -> {
            ObjectNode filter = (ObjectNode) request.get("TableData");
            refuseIf(lake.filters().containsKey(filterName(filter, "Name")), "AlreadyExistsException");
            keep(filter);
            return object();
        });
        server.on("UpdateDataCellsFilter", request -> {
            ObjectNode filter = (ObjectNode) request.get("TableData");
            refuseIf(!lake.filters().containsKey(filterName(filter, "Name")), "EntityNotFoundException");
            keep(filter);
            return object();
        });
        server.on("DeleteDataCellsFilter", request -> {
            refuseIf(lake.filters().remove(filterName(request, "Name")) == null, "EntityNotFoundException");
            return object();
        });
    }

    private void keep(ObjectNode filter) {
        refuseIf(
                !lake.tables()
                        .getOrDefault(text(filter, "DatabaseName"), new TreeMap<>())
                        .containsKey(text(filter, "TableName")),
                "EntityNotFoundException");
        lake.filters().put(filterName(filter, "Name"), filter.deepCopy().put("VersionId", "1"));
    }

    static String filterName(JsonNode filter, String name) {
        return text(filter, "DatabaseName") + "." + text(filter, "TableName") + "[" + text(filter, name);
    }
}
