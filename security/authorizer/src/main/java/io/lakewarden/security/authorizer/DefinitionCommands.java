package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.execution.command.CreateDatabaseCommand;
import org.apache.spark.sql.execution.command.DropDatabaseCommand;

/** Commands that make, change and drop tables and databases. */
final class DefinitionCommands {
    private static final String ALTER = "alter";
    private static final String CREATE = "create";
    private static final String DROP = "drop";

    private final Names names;

    DefinitionCommands(Names names) {
        this.names = names;
    }

    void addTo(Needs needs) {
        tables(needs);
        databases(needs);
    }

    private void tables(Needs needs) {
        needs.on(CreateTable.class, (create, rights) -> create(create.name(), create.tableSpec(), rights));
        needs.on(CreateTableAsSelect.class, (create, rights) -> create(create.name(), create.tableSpec(), rights));
        needs.on(ReplaceTable.class, (replace, rights) -> replace(replace.name(), replace.tableSpec(), rights));
        needs.on(ReplaceTableAsSelect.class, (replace, rights) -> replace(replace.name(), replace.tableSpec(), rights));
        needs.on(DropTable.class, (drop, rights) -> rights.need(DROP, DROP, names.table(drop.child())));
        needs.on(RenameTable.class, (rename, rights) -> {
            Target renamed = names.table(rename.child());
            rights.need("rename", DROP, renamed);
            rights.whole("rename", renamed, Names.columns(rename.child()));
            rights.need(CREATE, CREATE, names.named(list(rename.newName())));
        });
        needs.on(
                List.of(
                        AddColumns.class,
                        DropColumns.class,
                        AlterColumn.class,
                        CommentOnTable.class,
                        UnsetTableProperties.class),
                (AlterTableCommand alter, Rights rights) -> rights.need(ALTER, ALTER, names.table(alter.table())));
        // Policies know columns by their names.
        needs.on(List.of(RenameColumn.class, ReplaceColumns.class), (AlterTableCommand alter, Rights rights) -> {
            Target table = names.table(alter.table());
            rights.need(ALTER, ALTER, table);
            rights.whole(ALTER, table, Names.columns(alter.table()));
        });
        needs.on(SetTableProperties.class, (set, rights) -> {
            rights.need(ALTER, ALTER, names.table(set.table()));
            Places.check(Places.map(set.properties()), rights);
        });
        needs.on(SetTableLocation.class, (set, rights) -> {
            rights.need(ALTER, ALTER, names.table(set.table()));
            Places.check(set.location(), rights);
        });
    }

    private void create(LogicalPlan name, TableSpecBase spec, Rights rights) {
        rights.need(CREATE, CREATE, names.table(name));
        Places.check(spec, rights);
    }

    private void replace(LogicalPlan name, TableSpecBase spec, Rights rights) {
        rights.need("replace", CREATE, names.table(name));
        rights.need("replace", DROP, names.table(name));
        Places.check(spec, rights);
    }

    private void databases(Needs needs) {
        needs.on(CreateNamespace.class, (create, rights) -> {
            rights.need(CREATE, CREATE, names.database(create.name()));
            Places.check(Places.map(create.properties()), rights);
        });
        needs.on(DropNamespace.class, (drop, rights) -> rights.need(DROP, DROP, names.database(drop.namespace())));
        needs.on(SetNamespaceProperties.class, (set, rights) -> {
            rights.need(ALTER, ALTER, names.database(set.namespace()));
            Places.check(Places.map(set.properties()), rights);
        });
        needs.on(
                CommentOnNamespace.class,
                (comment, rights) -> rights.need(ALTER, ALTER, names.database(comment.child())));
        needs.on(CreateDatabaseCommand.class, (create, rights) -> {
            rights.need(CREATE, CREATE, Target.database(names.sparkDatabase(create.databaseName())));
            optional(create.path()).ifPresent(path -> Places.check(path, rights));
        });
        needs.on(
                DropDatabaseCommand.class,
                (drop, rights) -> rights.need(DROP, DROP, Target.database(names.sparkDatabase(drop.databaseName()))));
    }
}
