package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.GlobalTempView$;
import org.apache.spark.sql.catalyst.analysis.PersistedView$;
import org.apache.spark.sql.catalyst.analysis.ResolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.ResolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.ResolvedPersistentView;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.catalyst.plans.logical.views.CreateIcebergView;
import org.apache.spark.sql.catalyst.plans.logical.views.DropIcebergView;
import org.apache.spark.sql.catalyst.plans.logical.views.ShowIcebergViews;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.CostMode$;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.command.CreateDataSourceTableAsSelectCommand;
import org.apache.spark.sql.execution.command.CreateDataSourceTableCommand;
import org.apache.spark.sql.execution.command.CreateDatabaseCommand;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.DropDatabaseCommand;
import org.apache.spark.sql.execution.command.DropTableCommand;
import org.apache.spark.sql.execution.command.DropTempViewCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.apache.spark.sql.execution.command.InsertIntoDataSourceDirCommand;
import org.apache.spark.sql.execution.command.ResetCommand;
import org.apache.spark.sql.execution.command.SetCatalogCommand;
import org.apache.spark.sql.execution.command.SetCommand;
import org.apache.spark.sql.execution.command.SetNamespaceCommand;
import org.apache.spark.sql.execution.command.ShowCatalogsCommand;
import org.apache.spark.sql.execution.command.ShowCurrentNamespaceCommand;
import org.apache.spark.sql.execution.command.ShowFunctionsCommand;
import org.apache.spark.sql.execution.command.TruncateTableCommand;
import org.apache.spark.sql.execution.datasources.InsertIntoHadoopFsRelationCommand;

/**
 * The commands that there are, each with what it needs; another one is refused. What a command reads by a query is asked
 * for with the query.
 */
final class Commands {
    private static final String UPDATE = "update";
    private static final String ALTER = "alter";
    private static final String CREATE = "create";
    private static final String DROP = "drop";
    /** Of files; other sources of Spark read what policies know nothing of. */
    private static final List<String> FORMATS = List.of("parquet", "orc", "avro", "csv", "json", "text");

    private final Authorizer authorizer;
    private final SparkSession session;
    private final Map<Class<?>, BiConsumer<LogicalPlan, Rights>> known = new HashMap<>();

    Commands(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
        writes();
        definitions();
        databases();
        looks();
        filesOfSpark();
        icebergs();
        sessions();
    }

    void check(LogicalPlan command, Rights rights) {
        BiConsumer<LogicalPlan, Rights> needs = known.get(command.getClass());
        if (needs == null) {
            throw AccessDenied.of(
                    rights.principal(), "run", command.nodeName(), "it is none of the commands that are allowed");
        }

        needs.accept(command, rights);
    }

    /** Plans a query, which checks it, and runs nothing. */
    QueryExecution plan(LogicalPlan query) {
        QueryExecution execution = session.sessionState().executePlan(query, CommandExecutionMode.SKIP());
        execution.executedPlan();
        return execution;
    }

    private <T extends LogicalPlan> void on(Class<T> type, BiConsumer<T, Rights> needs) {
        known.put(type, (command, rights) -> needs.accept(type.cast(command), rights));
    }

    private void free(List<Class<? extends LogicalPlan>> types) {
        types.forEach(type -> on(type, (command, rights) -> {}));
    }

    private void writes() {
        on(AppendData.class, (append, rights) -> rights.write(source(append.table())));
        on(
                OverwritePartitionsDynamic.class,
                (overwrite, rights) -> rights.rewrite(source(overwrite.table()), columns(overwrite.table())));
        on(
                OverwriteByExpression.class,
                (overwrite, rights) -> rights.rewrite(source(overwrite.table()), columns(overwrite.table())));
        on(
                ReplaceData.class,
                (replace, rights) -> rights.rewrite(source(replace.originalTable()), columns(replace.originalTable())));
        on(
                WriteDelta.class,
                (write, rights) -> rights.rewrite(source(write.originalTable()), columns(write.originalTable())));
        on(DeleteFromTable.class, (delete, rights) -> target(delete.table(), rights));
        on(DeleteFromTableWithFilters.class, (delete, rights) -> target(delete.table(), rights));
        on(UpdateTable.class, (update, rights) -> target(update.table(), rights));
        on(MergeIntoTable.class, (merge, rights) -> target(merge.targetTable(), rights));
        on(
                TruncateTable.class,
                (truncate, rights) -> rights.rewrite(source(truncate.table()), columns(truncate.table())));
    }

    /** Rows are found by what is in them. */
    void target(LogicalPlan table, Rights rights) {
        for (LogicalPlan leaf : list(table.collectLeaves())) {
            rights.rewrite(source(leaf), columns(leaf));
        }
    }

    private void definitions() {
        on(CreateTable.class, (create, rights) -> create(create.name(), create.tableSpec(), rights));
        on(CreateTableAsSelect.class, (create, rights) -> create(create.name(), create.tableSpec(), rights));
        on(ReplaceTable.class, (replace, rights) -> replace(replace.name(), replace.tableSpec(), rights));
        on(ReplaceTableAsSelect.class, (replace, rights) -> replace(replace.name(), replace.tableSpec(), rights));
        on(DropTable.class, (drop, rights) -> rights.need(DROP, DROP, table(drop.child())));
        on(RenameTable.class, (rename, rights) -> {
            Target renamed = table(rename.child());
            rights.need("rename", DROP, renamed);
            rights.whole("rename", renamed, columns(rename.child()));
            rights.need(CREATE, CREATE, named(list(rename.newName())));
        });
        for (Class<? extends AlterTableCommand> plain : List.of(
                AddColumns.class,
                DropColumns.class,
                AlterColumn.class,
                CommentOnTable.class,
                UnsetTableProperties.class)) {
            known.put(plain, (alter, rights) -> rights.need(ALTER, ALTER, altered(alter)));
        }

        for (Class<? extends AlterTableCommand> renaming : List.of(RenameColumn.class, ReplaceColumns.class)) {
            // Policies know columns by their names.
            known.put(renaming, (alter, rights) -> {
                rights.need(ALTER, ALTER, altered(alter));
                rights.whole(ALTER, altered(alter), columns(((AlterTableCommand) alter).table()));
            });
        }

        on(SetTableProperties.class, (set, rights) -> {
            rights.need(ALTER, ALTER, table(set.table()));
            places(map(set.properties()), rights);
        });
        on(SetTableLocation.class, (set, rights) -> {
            rights.need(ALTER, ALTER, table(set.table()));
            place(set.location(), rights);
        });
    }

    private Target altered(LogicalPlan alter) {
        return table(((AlterTableCommand) alter).table());
    }

    private void create(LogicalPlan name, TableSpecBase spec, Rights rights) {
        rights.need(CREATE, CREATE, table(name));
        places(spec, rights);
    }

    private void replace(LogicalPlan name, TableSpecBase spec, Rights rights) {
        rights.need("replace", CREATE, table(name));
        rights.need("replace", DROP, table(name));
        places(spec, rights);
    }

    private void places(TableSpecBase base, Rights rights) {
        if (!(base instanceof TableSpec spec)) {
            throw AccessDenied.of(rights.principal(), CREATE, "a table", "its options are not known yet");
        }

        optional(spec.location()).ifPresent(location -> place(location, rights));
        places(map(spec.properties()), rights);
        places(map(spec.options()), rights);
    }

    /** A table that lies where one wants could lie on another's files. */
    private static void places(Map<String, String> properties, Rights rights) {
        properties.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.endsWith("path") || key.endsWith("location") || key.endsWith("-impl") || value.contains("://")) {
                place(value, rights);
            }
        });
    }

    private static void place(String location, Rights rights) {
        rights.path("write", location);
        rights.path("read", location);
    }

    private void databases() {
        on(CreateNamespace.class, (create, rights) -> {
            rights.need(CREATE, CREATE, database(create.name()));
            places(map(create.properties()), rights);
        });
        on(DropNamespace.class, (drop, rights) -> rights.need(DROP, DROP, database(drop.namespace())));
        on(SetNamespaceProperties.class, (set, rights) -> {
            rights.need(ALTER, ALTER, database(set.namespace()));
            places(map(set.properties()), rights);
        });
        on(CommentOnNamespace.class, (comment, rights) -> rights.need(ALTER, ALTER, database(comment.child())));
        on(CreateDatabaseCommand.class, (create, rights) -> {
            rights.need(CREATE, CREATE, Target.database(sparkDatabase(create.databaseName())));
            optional(create.path()).ifPresent(path -> place(path, rights));
        });
        on(
                DropDatabaseCommand.class,
                (drop, rights) -> rights.need(DROP, DROP, Target.database(sparkDatabase(drop.databaseName()))));
    }

    private void looks() {
        on(DescribeRelation.class, (describe, rights) -> {
            if (describe.isExtended() || !describe.partitionSpec().isEmpty()) {
                rights.whole("describe", table(describe.relation()), columns(describe.relation()));
            } else {
                visible(describe.relation(), rights);
            }
        });
        on(
                DescribeColumn.class,
                (describe, rights) ->
                        rights.whole("describe", table(describe.relation()), columns(describe.relation())));
        on(
                ShowTableProperties.class,
                (show, rights) -> rights.whole("show the properties of", table(show.table()), columns(show.table())));
        on(
                ShowCreateTable.class,
                (show, rights) -> rights.whole("show the definition of", table(show.child()), columns(show.child())));
        on(
                ShowPartitions.class,
                (show, rights) -> rights.whole("show the partitions of", table(show.table()), columns(show.table())));
        on(RefreshTable.class, (refresh, rights) -> visible(refresh.child(), rights));
        on(ExplainCommand.class, this::explain);
        free(List.of(
                ShowTables.class,
                ShowNamespaces.class,
                ShowIcebergViews.class,
                DescribeQueryCommand.class,
                ShowCatalogsCommand.class,
                ShowCurrentNamespaceCommand.class,
                ShowFunctionsCommand.class));
    }

    private void visible(LogicalPlan relation, Rights rights) {
        Target table = table(relation);
        if (!authorizer.engine().seesAnything(rights.principal(), table)) {
            throw authorizer.denied(rights.principal(), "describe", table, "no policy allows it");
        }
    }

    /** A plan is shown to who may run it; its costs, to who sees the tables whole. */
    private void explain(ExplainCommand explain, Rights rights) {
        boolean partial = plan(explain.logicalPlan()).analyzed().exists(node -> node instanceof Governed);
        if (partial && explain.mode() == CostMode$.MODULE$) {
            throw AccessDenied.of(
                    rights.principal(), "explain the costs of", "the query", "only who reads the whole tables may");
        }
    }

    private void filesOfSpark() {
        on(InsertIntoHadoopFsRelationCommand.class, (insert, rights) -> {
            if (insert.catalogTable().isDefined()) {
                CatalogTable table = insert.catalogTable().get();
                rights.write(authorizer.sources().of(table));
                if (insert.mode() == org.apache.spark.sql.SaveMode.Overwrite) {
                    rights.read(
                            "overwrite",
                            authorizer.sources().of(table),
                            List.of(table.schema().fieldNames()));
                }
            } else {
                folder(insert.outputPath(), rights);
            }
        });
        on(
                InsertIntoDataSourceDirCommand.class,
                (insert, rights) -> rights.path(
                        "write",
                        optional(insert.storage().locationUri())
                                .map(Object::toString)
                                .orElseThrow(() -> AccessDenied.of(
                                        rights.principal(), "write", "a folder", "it is not said which"))));
        on(CreateDataSourceTableCommand.class, (create, rights) -> create(create.table(), rights));
        on(CreateDataSourceTableAsSelectCommand.class, (create, rights) -> create(create.table(), rights));
        on(DropTableCommand.class, (drop, rights) -> rights.need(DROP, DROP, table(drop.tableName())));
        on(TruncateTableCommand.class, (truncate, rights) -> rights.need("write", UPDATE, table(truncate.tableName())));
    }

    /** A table of Spark's own is written before it is there, into the folder that it will have. */
    private void folder(Path path, Rights rights) {
        SessionCatalog catalog = session.sessionState().catalog();
        for (String database : list(catalog.listDatabases())) {
            TableIdentifier table = new TableIdentifier(path.getName(), scala.Option.apply(database));
            if (new Path(catalog.defaultTablePath(table)).equals(path)) {
                rights.need(CREATE, CREATE, table(table));
                rights.need("write", UPDATE, table(table));
                return;
            }
        }

        rights.path("write", path.toString());
    }

    private void create(CatalogTable table, Rights rights) {
        rights.need(CREATE, CREATE, table(table.identifier()));
        if (optional(table.provider())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(FORMATS::contains)
                .isEmpty()) {
            throw AccessDenied.of(
                    rights.principal(),
                    CREATE,
                    table(table.identifier()),
                    "tables are of " + String.join(", ", FORMATS));
        }

        optional(table.storage().locationUri()).ifPresent(location -> place(location.toString(), rights));
        places(map(table.storage().properties()), rights);
        places(map(table.properties()), rights);
    }

    private void icebergs() {
        on(CreateOrReplaceBranch.class, (create, rights) -> rights.need(ALTER, ALTER, named(list(create.table()))));
        on(CreateOrReplaceTag.class, (create, rights) -> rights.need(ALTER, ALTER, named(list(create.table()))));
        on(DropBranch.class, (drop, rights) -> rights.need(ALTER, ALTER, named(list(drop.table()))));
        on(DropTag.class, (drop, rights) -> rights.need(ALTER, ALTER, named(list(drop.table()))));
        on(AddPartitionField.class, (add, rights) -> rights.need(ALTER, ALTER, named(list(add.table()))));
        on(DropPartitionField.class, (drop, rights) -> rights.need(ALTER, ALTER, named(list(drop.table()))));
        on(ReplacePartitionField.class, (replace, rights) -> rights.need(ALTER, ALTER, named(list(replace.table()))));
        on(SetWriteDistributionAndOrdering.class, (set, rights) -> rights.need(ALTER, ALTER, named(list(set.table()))));
        on(SetIdentifierFields.class, (set, rights) -> rights.need(ALTER, ALTER, named(list(set.table()))));
        on(DropIdentifierFields.class, (drop, rights) -> rights.need(ALTER, ALTER, named(list(drop.table()))));
        on(CreateIcebergView.class, (create, rights) -> rights.need(CREATE, CREATE, table(create.child())));
        on(DropIcebergView.class, (drop, rights) -> rights.need(DROP, DROP, table(drop.child())));
        on(Call.class, new Procedures(authorizer, session)::check);
    }

    private void sessions() {
        on(SetCommand.class, SessionSettings::check);
        on(ResetCommand.class, SessionSettings::check);
        on(CreateViewCommand.class, (create, rights) -> {
            if (create.viewType().equals(PersistedView$.MODULE$)) {
                rights.need(CREATE, CREATE, table(create.name()));
            } else {
                boolean global = create.viewType().equals(GlobalTempView$.MODULE$);
                authorizer.owners().viewMade(session, create.name().table(), global, rights.principal());
            }
        });
        free(List.of(
                CacheTable.class,
                CacheTableAsSelect.class,
                UncacheTable.class,
                DropTempViewCommand.class,
                SetCatalogAndNamespace.class,
                SetCatalogCommand.class,
                SetNamespaceCommand.class,
                NoopCommand.class));
    }

    private Source source(Object relation) {
        return relation instanceof LogicalPlan plan
                ? authorizer.sources().of(plan).orElseGet(() -> new Source.Unknown(plan.nodeName()))
                : new Source.Unknown(relation.toString());
    }

    private Source source(LogicalPlan relation) {
        return relation instanceof ResolvedTable table
                ? authorizer
                        .sources()
                        .of(table.table(), scala.Option.apply(table.catalog()), scala.Option.apply(table.identifier()))
                : source((Object) relation);
    }

    private static List<String> columns(Object relation) {
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
    private Target table(LogicalPlan named) {
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

    private Target table(TableIdentifier identifier) {
        String database = optional(identifier.database())
                .orElseGet(() -> session.sessionState().catalog().getCurrentDatabase());
        return authorizer.catalogs().table("spark_catalog", new String[] {database}, identifier.table());
    }

    private Target named(List<String> parts) {
        var found = Spark3Util.catalogAndIdentifier(session, parts);
        return authorizer
                .catalogs()
                .table(
                        found.catalog().name(),
                        found.identifier().namespace(),
                        found.identifier().name());
    }

    private Target database(LogicalPlan named) {
        if (!(named instanceof ResolvedNamespace namespace)) {
            throw new AccessDenied("Cannot run a command on " + named.nodeName() + ": it is no database");
        }

        String[] parts = list(namespace.namespace()).toArray(String[]::new);
        return Target.database(
                authorizer.catalogs().database(namespace.catalog().name(), parts));
    }

    private String sparkDatabase(String name) {
        return authorizer.catalogs().database("spark_catalog", new String[] {name});
    }

    private static Map<String, String> map(scala.collection.Map<String, String> properties) {
        return scala.collection.JavaConverters.mapAsJavaMap(properties);
    }
}
