package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.catalog.UnresolvedCatalogRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.collection.JavaConverters;

/** Plans made by hand, and sessions that might not have the rules. */
final class OwnPlans {
    private OwnPlans() {}

    static Chapter chapter() {
        return new Chapter("Plans by hand and other sessions")
                .like(READER, world -> world.spark().newSession().sql("SELECT count(*) FROM lake.sales.orders"), "6")
                .denied(INTERN, "counts in a new session", world -> world.spark()
                        .newSession()
                        .sql("SELECT count(*) FROM lake.sales.orders"))
                .denied(INTERN, "counts in a cloned session", world -> world.spark()
                        .cloneSession()
                        .sql("SELECT count(*) FROM lake.sales.orders"))
                .shows(
                        ANALYST,
                        "counts in a cloned session",
                        world -> world.spark().cloneSession().sql("SELECT count(*) FROM lake.sales.orders"),
                        "4")
                .denied(INTERN, "counts in a session of its own builder", world -> SparkSession.builder()
                        .config("spark.sql.extensions", "")
                        .getOrCreate()
                        .sql("SELECT count(*) FROM lake.sales.orders"))
                .denied(INTERN, "counts in a session after it cleared the others", world -> {
                    SparkSession.clearActiveSession();
                    SparkSession.clearDefaultSession();
                    return SparkSession.builder()
                            .config("spark.sql.extensions", "")
                            .getOrCreate()
                            .sql("SELECT count(*) FROM lake.sales.orders");
                })
                .like(
                        READER,
                        world -> Dataset.ofRows(world.spark(), relation("sales", "customers"))
                                .select("id")
                                .filter("id < 3"),
                        "1",
                        "2")
                .denied(
                        INTERN,
                        "runs an unresolved plan",
                        world -> Dataset.ofRows(world.spark(), relation("sales", "orders")))
                .denied(
                        ANALYST,
                        "runs an unresolved plan",
                        world -> Dataset.ofRows(world.spark(), relation("sales", "orders")))
                .denied(INTERN, "executes an unresolved plan", world -> world.spark()
                        .sessionState()
                        .executePlan(relation("sales", "orders"), CommandExecutionMode.ALL())
                        .toRdd()
                        .count())
                .denied(INTERN, "runs a relation of a table that it loaded", world -> Dataset.ofRows(
                                world.spark(), loaded(world, true))
                        .count())
                .denied(ANALYST, "runs a relation that names no catalog", world -> Dataset.ofRows(
                                world.spark(), loaded(world, false))
                        .select("card"))
                .denied(INTERN, "runs a relation that names another table", world -> Dataset.ofRows(
                                world.spark(), renamed(world, "desk", "notes"))
                        .count())
                .denied(ANALYST, "runs a relation that names another table", world -> Dataset.ofRows(
                                world.spark(), renamed(world, "desk", "notes"))
                        .select("card"))
                .denied(INTERN, "lets the planner plan what the analyzer never saw", OwnPlans::plannedByHand)
                .denied(INTERN, "loads a table of files by its metadata", world -> {
                    var table = world.spark().sharedState().externalCatalog().getTable("files", "payments");
                    return Dataset.ofRows(
                                    world.spark(),
                                    new UnresolvedCatalogRelation(table, CaseInsensitiveStringMap.empty(), false))
                            .count();
                })
                .denied(ANALYST, "loads files as a relation of its own", world -> world.spark()
                        .baseRelationToDataFrame(new DataSource(
                                        world.spark(),
                                        "parquet",
                                        JavaConverters.asScalaBuffer(List.of(world.text("{payments}")))
                                                .toSeq(),
                                        Option.empty(),
                                        JavaConverters.asScalaBuffer(List.<String>of())
                                                .toSeq(),
                                        Option.empty(),
                                        scala.collection.immutable.Map$.MODULE$.empty(),
                                        Option.empty())
                                .resolveRelation(true))
                        .select("iban"));
    }

    /** Rows of a plan that the session never analysed. */
    static Object plannedByHand(World world) throws Exception {
        return world.spark()
                .sessionState()
                .planner()
                .plan(world.spark().sessionState().optimizer().execute(loaded(world, true)))
                .next()
                .executeCollectPublic();
    }

    private static LogicalPlan relation(String... name) {
        return new UnresolvedRelation(
                JavaConverters.asScalaBuffer(List.of(name)).toSeq(), CaseInsensitiveStringMap.empty(), false);
    }

    private static LogicalPlan loaded(World world, boolean named) throws Exception {
        TableCatalog catalog =
                (TableCatalog) world.spark().sessionState().catalogManager().catalog("lake");
        Identifier name = Identifier.of(new String[] {"sales"}, "orders");
        Table table = catalog.loadTable(name);
        return named
                ? DataSourceV2Relation.create(table, Option.apply(catalog), Option.apply(name))
                : DataSourceV2Relation.create(table, Option.empty(), Option.empty());
    }

    private static LogicalPlan renamed(World world, String... name) throws Exception {
        TableCatalog catalog =
                (TableCatalog) world.spark().sessionState().catalogManager().catalog("lake");
        Table table = catalog.loadTable(Identifier.of(new String[] {"sales"}, "orders"));
        return DataSourceV2Relation.create(
                table, Option.apply(catalog), Option.apply(Identifier.of(new String[] {name[0]}, name[1])));
    }
}
