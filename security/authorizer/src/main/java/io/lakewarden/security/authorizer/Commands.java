package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Target;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.QueryExecution;

/**
 * The commands that there are, each with what it needs; another one is refused. What a command reads by a query is asked
 * for with the query.
 */
final class Commands {
    private final SparkSession session;
    private final Names names;
    private final WriteCommands writes;
    private final Needs needs = new Needs();

    Commands(Authorizer authorizer, SparkSession session) {
        this.session = session;
        this.names = new Names(authorizer, session);
        this.writes = new WriteCommands(names);
        writes.addTo(needs);
        new DefinitionCommands(names).addTo(needs);
        new LookCommands(authorizer, names, this).addTo(needs);
        new FileCommands(authorizer, session, names).addTo(needs);
        new IcebergCommands(authorizer, session, names).addTo(needs);
        new SessionCommands(authorizer, session, names).addTo(needs);
    }

    void check(LogicalPlan command, Rights rights) {
        needs.of(command)
                .orElseThrow(() -> AccessDenied.of(
                        rights.principal(), "run", command.nodeName(), "it is none of the commands that are allowed"))
                .accept(command, rights);
    }

    /** Plans a query, which checks it, and runs nothing. */
    QueryExecution plan(LogicalPlan query) {
        QueryExecution execution = session.sessionState().executePlan(query, CommandExecutionMode.SKIP());
        execution.executedPlan();
        return execution;
    }

    /** What a name is of, whatever lies there. */
    Target named(LogicalPlan name) {
        return names.named(name);
    }

    /** Refuses to change rows in place of whoever does not see them whole. */
    void target(LogicalPlan table, Rights rights) {
        writes.target(table, rights);
    }
}
