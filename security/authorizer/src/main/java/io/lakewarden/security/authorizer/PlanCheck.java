package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Refuses a plan that would read what its user may not: each relation is asked for again, none is taken on trust. */
final class PlanCheck {
    private final Authorizer authorizer;

    PlanCheck(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    void check(LogicalPlan plan, Principal principal) {
        List<HiddenColumn> hidden = new ArrayList<>();
        walk(plan, principal, hidden);
        if (!hidden.isEmpty()) {
            throw denied(hidden, principal);
        }
    }

    private void walk(LogicalPlan plan, Principal principal, List<HiddenColumn> hidden) {
        list(plan.expressions()).forEach(expression -> walk(expression, principal, hidden));
        if (plan instanceof Governed governed) {
            Owners.check(governed, principal);
            governed(governed.child(), principal, hidden);
            return;
        }

        List<LogicalPlan> children = list(plan.children());
        if (children.isEmpty()) {
            leaf(plan, principal);
        }

        children.forEach(child -> walk(child, principal, hidden));
    }

    private void walk(Expression expression, Principal principal, List<HiddenColumn> hidden) {
        if (expression instanceof HiddenColumn column) {
            hidden.add(column);
        }

        if (expression instanceof SubqueryExpression subquery) {
            walk(subquery.plan(), principal, hidden);
        }

        list(expression.children()).forEach(child -> walk(child, principal, hidden));
    }

    /** Below, the relation is raw; only a hidden column would be wrong. */
    private void governed(LogicalPlan plan, Principal principal, List<HiddenColumn> hidden) {
        list(plan.expressions()).forEach(expression -> walk(expression, principal, hidden));
        list(plan.children()).forEach(child -> governed(child, principal, hidden));
    }

    private void leaf(LogicalPlan leaf, Principal principal) {
        authorizer.sources().of(leaf).ifPresent(source -> {
            if (source instanceof Source.Rows rows) {
                whole(rows.table(), leaf, principal);
            }
        });
    }

    private void whole(Target table, LogicalPlan leaf, Principal principal) {
        List<String> columns = list(leaf.output()).stream().map(Attribute::name).toList();
        TableView view = authorizer.view(principal, table, columns);
        authorizer.audit().decided(principal, "select", table, columns, view.verdict());
        if (!view.whole()) {
            throw AccessDenied.of(principal, "read", table, view.verdict());
        }
    }

    private AccessDenied denied(List<HiddenColumn> hidden, Principal principal) {
        HiddenColumn first = hidden.get(0);
        List<String> columns = hidden.stream()
                .filter(column -> column.table().equals(first.table()))
                .map(HiddenColumn::column)
                .distinct()
                .toList();
        authorizer.audit().decided(principal, "select", first.table(), columns, new Verdict(false, -1), first.reason());
        return AccessDenied.columns(principal, first.table(), columns, first.reason());
    }
}
