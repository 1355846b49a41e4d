package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Call;
import org.apache.spark.sql.connector.iceberg.catalog.ProcedureParameter;

/** Iceberg's procedures that may be called, each with the access that it needs on its table; another one is refused. */
final class Procedures {
    /** Moves what the table shows. */
    private static final String UPDATE = "update";
    /** Keeps house. */
    private static final String ALTER = "alter";

    private static final Map<String, String> NEEDS = Map.ofEntries(
            Map.entry("FastForwardBranchProcedure", UPDATE),
            Map.entry("CherrypickSnapshotProcedure", UPDATE),
            Map.entry("PublishChangesProcedure", UPDATE),
            Map.entry("RollbackToSnapshotProcedure", UPDATE),
            Map.entry("RollbackToTimestampProcedure", UPDATE),
            Map.entry("SetCurrentSnapshotProcedure", UPDATE),
            Map.entry("ExpireSnapshotsProcedure", ALTER),
            Map.entry("RewriteDataFilesProcedure", ALTER),
            Map.entry("RewriteManifestsProcedure", ALTER),
            Map.entry("RewritePositionDeleteFilesProcedure", ALTER));
    /** By these a procedure would be led to other places. */
    private static final List<String> PLACES = List.of("location", "file_list_view");

    private final Authorizer authorizer;
    private final SparkSession session;

    Procedures(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
    }

    void check(Call call, Rights rights) {
        String name = call.procedure().getClass().getSimpleName();
        String access = NEEDS.get(name);
        if (access == null) {
            throw AccessDenied.of(rights.principal(), "call", name, "it is none of the procedures that are allowed");
        }

        Target table = Target.table("", "");
        List<Expression> arguments = list(call.args());
        ProcedureParameter[] parameters = call.procedure().parameters();
        for (int i = 0; i < parameters.length; i++) {
            Object value = arguments.get(i).eval(null);
            if (parameters[i].name().equals("table")) {
                table = table(String.valueOf(value));
            } else if (value != null && PLACES.contains(parameters[i].name())) {
                throw AccessDenied.of(
                        rights.principal(), "call", name, "its argument " + parameters[i].name() + " is not allowed");
            }
        }

        rights.need("call " + name.replace("Procedure", "") + " on", access, table);
        rights.whole("call " + name.replace("Procedure", "") + " on", table, columns(table));
    }

    /** A procedure does not say which catalog it is of, so all must be of the default one. */
    private Target table(String name) {
        String current =
                session.sessionState().catalogManager().currentCatalog().name();
        try {
            var found = Spark3Util.catalogAndIdentifier(session, name);
            String catalog = found.catalog().name();
            if (!authorizer.catalogs().isDefault(current)
                    || !authorizer.catalogs().isDefault(catalog)) {
                throw new AccessDenied("Cannot call a procedure of catalog " + catalog
                        + ": only those of the default one are allowed");
            }

            return authorizer
                    .catalogs()
                    .table(
                            catalog,
                            found.identifier().namespace(),
                            found.identifier().name());
        } catch (AnalysisException e) {
            throw new AccessDenied("Cannot tell which table " + name + " is: " + e.getMessage());
        }
    }

    private List<String> columns(Target table) {
        try {
            return Spark3Util.loadIcebergTable(session, table.toString()).schema().columns().stream()
                    .map(column -> column.name())
                    .toList();
        } catch (AnalysisException e) {
            throw new AccessDenied("Cannot tell which table " + table + " is: " + e.getMessage());
        }
    }
}
