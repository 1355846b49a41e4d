package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.catalyst.plans.logical.views.ShowIcebergViews;
import org.apache.spark.sql.execution.CostMode$;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.apache.spark.sql.execution.command.ShowCatalogsCommand;
import org.apache.spark.sql.execution.command.ShowCurrentNamespaceCommand;
import org.apache.spark.sql.execution.command.ShowFunctionsCommand;

/** Commands that tell of tables, databases and plans. */
final class LookCommands {
    private final Authorizer authorizer;
    private final Names names;
    private final Commands commands;

    LookCommands(Authorizer authorizer, Names names, Commands commands) {
        this.authorizer = authorizer;
        this.names = names;
        this.commands = commands;
    }

    void addTo(Needs needs) {
        needs.on(DescribeRelation.class, (describe, rights) -> {
            if (describe.isExtended() || !describe.partitionSpec().isEmpty()) {
                rights.whole("describe", names.table(describe.relation()), Names.columns(describe.relation()));
            } else {
                visible(describe.relation(), rights);
            }
        });
        needs.on(
                DescribeColumn.class,
                (describe, rights) ->
                        rights.whole("describe", names.table(describe.relation()), Names.columns(describe.relation())));
        needs.on(
                ShowTableProperties.class,
                (show, rights) ->
                        rights.whole("show the properties of", names.table(show.table()), Names.columns(show.table())));
        needs.on(
                ShowCreateTable.class,
                (show, rights) ->
                        rights.whole("show the definition of", names.table(show.child()), Names.columns(show.child())));
        needs.on(
                ShowPartitions.class,
                (show, rights) ->
                        rights.whole("show the partitions of", names.table(show.table()), Names.columns(show.table())));
        needs.on(RefreshTable.class, (refresh, rights) -> visible(refresh.child(), rights));
        needs.on(ExplainCommand.class, this::explain);
        needs.free(List.of(
                ShowTables.class,
                ShowNamespaces.class,
                ShowIcebergViews.class,
                DescribeQueryCommand.class,
                ShowCatalogsCommand.class,
                ShowCurrentNamespaceCommand.class,
                ShowFunctionsCommand.class));
    }

    private void visible(LogicalPlan relation, Rights rights) {
        Target table = names.table(relation);
        if (!authorizer.engine().seesAnything(rights.principal(), table)) {
            throw authorizer.denied(rights.principal(), "describe", table, "no policy allows it");
        }
    }

    /** A plan is shown to who may run it; its costs, to who sees the tables whole. */
    private void explain(ExplainCommand explain, Rights rights) {
        boolean partial = commands.plan(explain.logicalPlan()).analyzed().exists(node -> node instanceof Governed);
        if (partial && explain.mode() == CostMode$.MODULE$) {
            throw AccessDenied.of(
                    rights.principal(), "explain the costs of", "the query", "only who reads the whole tables may");
        }
    }
}
