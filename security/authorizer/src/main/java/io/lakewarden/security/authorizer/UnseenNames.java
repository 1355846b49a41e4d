package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * Says of a table that is not there what is said of one that the user sees nothing of, unless policies would show them
 * something of that name: who may see nothing cannot tell which tables there are. Runs when Spark has looked for all names.
 */
final class UnseenNames extends Rule<LogicalPlan> {
    private static final String ANY_COLUMN = "_";

    private final Authorizer authorizer;
    private final SparkSession session;

    UnseenNames(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (!plan.resolved()) {
            authorizer.audited(() -> relations(plan));
        }

        return plan;
    }

    /** Before Spark looks for the target of an insert, and tells its columns to whom they do not fit. */
    void target(LogicalPlan statement) {
        if (statement instanceof InsertIntoStatement insert && insert.table() instanceof UnresolvedRelation table) {
            refuse(table, "write", "update");
        }
    }

    private void relations(LogicalPlan plan) {
        if (plan instanceof UnresolvedRelation relation) {
            refuse(relation, "read", "select");
        }

        list(plan.expressions()).forEach(this::subqueries);
        list(plan.children()).forEach(this::relations);
    }

    private void subqueries(Expression expression) {
        if (expression instanceof SubqueryExpression subquery) {
            relations(subquery.plan());
        }

        list(expression.children()).forEach(this::subqueries);
    }

    private void refuse(UnresolvedRelation relation, String action, String access) {
        Principal principal = Principal.current();
        named(list(relation.multipartIdentifier()))
                .filter(table -> !authorizer.engine().seesAnything(principal, table))
                .ifPresent(table -> {
                    Verdict verdict = authorizer
                            .engine()
                            .verdict(principal, access.equals("select") ? table.column(ANY_COLUMN) : table, access);
                    Rights.asking(authorizer, principal).decided(access, table, List.of(), verdict, "");
                    throw AccessDenied.of(principal, action, table, verdict).written();
                });
    }

    /** Empty for what is no table of a database: what lies below a table, a file, a temporary view. */
    private Optional<Target> named(List<String> parts) {
        try {
            var found = Spark3Util.catalogAndIdentifier(session, parts);
            return found.identifier().namespace().length == 1
                    ? Optional.of(authorizer
                            .catalogs()
                            .table(
                                    found.catalog().name(),
                                    found.identifier().namespace(),
                                    found.identifier().name()))
                    : Optional.empty();
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
