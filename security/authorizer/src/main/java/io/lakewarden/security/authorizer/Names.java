package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.ResolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.ResolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.ResolvedPersistentView;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What the names in a command are of. */
final class Names {
    private final Authorizer authorizer;
    private final SparkSession session;

    Names(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
    }

    Source source(Object relation) {
        return relation instanceof LogicalPlan plan
                ? authorizer.sources().of(plan).orElseGet(() -> new Source.Unknown(plan.nodeName()))
                : new Source.Unknown(relation.toString());
    }

    Source source(LogicalPlan relation) {
        return relation instanceof ResolvedTable table
                ? authorizer
                        .sources()
                        .of(table.table(), scala.Option.apply(table.catalog()), scala.Option.apply(table.identifier()))
                : source((Object) relation);
    }

    static List<String> columns(Object relation) {
        return relation instanceof LogicalPlan plan ? Sources.columns(plan) : List.of();
    }

    /** What a name is of, whatever lies there. */
    Target named(LogicalPlan name) {
        if (name instanceof ResolvedPersistentView view) {
            return authorizer
                    .catalogs()
                    .table(
                            view.catalog().name(),
                            view.identifier().namespace(),
                            view.identifier().name());
        }

        return table(name);
    }

    /** Of a command's child. */
    Target table(LogicalPlan named) {
        if (named instanceof ResolvedIdentifier identifier) {
            return authorizer
                    .catalogs()
                    .table(
                            identifier.catalog().name(),
                            identifier.identifier().namespace(),
                            identifier.identifier().name());
        }

        Source source = named instanceof ResolvedTable ? source(named) : new Source.Unknown(named.nodeName());
        if (source instanceof Source.Rows rows) {
            return rows.table();
        }

        throw new AccessDenied("Cannot run a command on " + named.nodeName() + ": it is no table that policies know");
    }

    Target table(TableIdentifier identifier) {
        String database = optional(identifier.database())
                .orElseGet(() -> session.sessionState().catalog().getCurrentDatabase());
        return authorizer.catalogs().table("spark_catalog", new String[] {database}, identifier.table());
    }

    Target named(List<String> parts) {
        var found = Spark3Util.catalogAndIdentifier(session, parts);
        return authorizer
                .catalogs()
                .table(
                        found.catalog().name(),
                        found.identifier().namespace(),
                        found.identifier().name());
    }

    Target database(LogicalPlan named) {
        if (!(named instanceof ResolvedNamespace namespace)) {
            throw new AccessDenied("Cannot run a command on " + named.nodeName() + ": it is no database");
        }

        String[] parts = list(namespace.namespace()).toArray(String[]::new);
        return Target.database(
                authorizer.catalogs().database(namespace.catalog().name(), parts));
    }

    String sparkDatabase(String name) {
        return authorizer.catalogs().database("spark_catalog", new String[] {name});
    }
}
