package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import org.apache.spark.sql.catalyst.plans.logical.*;

/** Commands that change rows. */
final class WriteCommands {
    private final Names names;

    WriteCommands(Names names) {
        this.names = names;
    }

    void addTo(Needs needs) {
        needs.on(AppendData.class, (append, rights) -> rights.write(names.source(append.table())));
        needs.on(
                OverwritePartitionsDynamic.class,
                (overwrite, rights) ->
                        rights.rewrite(names.source(overwrite.table()), Names.columns(overwrite.table())));
        needs.on(
                OverwriteByExpression.class,
                (overwrite, rights) ->
                        rights.rewrite(names.source(overwrite.table()), Names.columns(overwrite.table())));
        needs.on(
                ReplaceData.class,
                (replace, rights) ->
                        rights.rewrite(names.source(replace.originalTable()), Names.columns(replace.originalTable())));
        needs.on(
                WriteDelta.class,
                (write, rights) ->
                        rights.rewrite(names.source(write.originalTable()), Names.columns(write.originalTable())));
        needs.on(DeleteFromTable.class, (delete, rights) -> target(delete.table(), rights));
        needs.on(DeleteFromTableWithFilters.class, (delete, rights) -> target(delete.table(), rights));
        needs.on(UpdateTable.class, (update, rights) -> target(update.table(), rights));
        needs.on(MergeIntoTable.class, (merge, rights) -> target(merge.targetTable(), rights));
        needs.on(
                TruncateTable.class,
                (truncate, rights) -> rights.rewrite(names.source(truncate.table()), Names.columns(truncate.table())));
    }

    /** Rows are found by what is in them. */
    void target(LogicalPlan table, Rights rights) {
        for (LogicalPlan leaf : list(table.collectLeaves())) {
            rights.rewrite(names.source(leaf), Names.columns(leaf));
        }
    }
}
