package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.Policy;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.AnalysisOnlyCommand;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.views.CreateIcebergView;
import org.apache.spark.sql.execution.ExternalRDD;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.streaming.sources.MemoryPlan;

/** Refuses a plan that would read what its user may not: each relation is asked for again, none is taken on trust. */
final class PlanCheck {
    private final Authorizer authorizer;
    private final Commands commands;

    PlanCheck(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.commands = new Commands(authorizer, session);
    }

    void check(LogicalPlan plan, Principal principal) {
        Reading reading = new Reading();
        walk(plan, principal, reading);
        if (!reading.hidden.isEmpty()) {
            throw denied(reading.hidden, principal);
        }

        reading.governed.forEach(governed -> allowed(governed, principal));
    }

    /** What a plan reads of tables that are not seen whole. */
    private static final class Reading {
        private final List<Governed> governed = new ArrayList<>();
        private final List<HiddenColumn> hidden = new ArrayList<>();
    }

    /** A plan may be older than the policies. */
    private void current(Governed governed, Principal principal) {
        TableView then = governed.terms().view();
        if (!authorizer
                .view(principal, then.table(), List.copyOf(then.columns().keySet()))
                .equals(then)) {
            throw authorizer.denied(
                    principal, "read", then.table(), "the policies are others now; write the query anew");
        }
    }

    private void allowed(Governed governed, Principal principal) {
        TableView view = governed.terms().view();
        List<String> columns =
                list(governed.output()).stream().map(Attribute::name).toList();
        Policy policy =
                view.filter().isPresent() ? view.filterPolicy() : view.verdict().policy();
        authorizer
                .audit()
                .decided(principal, "select", view.table(), columns, new Verdict(true, policy), view.limits(columns));
    }

    private void walk(LogicalPlan plan, Principal principal, Reading reading) {
        plan.setTagValue(PlanGuard.ALLOWED, true);
        list(plan.expressions()).forEach(expression -> walk(expression, principal, reading));
        if (plan instanceof Governed governed) {
            Owners.check(governed, principal);
            current(governed, principal);
            reading.governed.add(governed);
            governed(governed.child(), principal, reading);
            return;
        }

        List<LogicalPlan> children = list(plan.children());
        if (plan instanceof Command) {
            commands.check(plan, new Rights(authorizer, principal));
            boolean view = plan instanceof CreateViewCommand || plan instanceof CreateIcebergView;
            if (!view) {
                inner(plan);
            }

            // What a command is about is no query; of what it reads by one, its check says nothing. A view's query is
            // planned anew by whoever reads it: until then no column of it is read.
            Reading read = view ? new Reading() : reading;
            children.stream().filter(child -> !isName(child)).forEach(child -> walk(child, principal, read));
            return;
        }

        operator(plan, principal);
        if (children.isEmpty()) {
            leaf(plan, principal);
        }

        children.forEach(child -> walk(child, principal, reading));
    }

    /**
     * A command that was analyzed keeps its query out of sight of Spark's rules, and plans it when it has begun: here it is
     * planned before.
     */
    private void inner(LogicalPlan command) {
        if (command instanceof AnalysisOnlyCommand) {
            list(command.innerChildren()).stream()
                    .filter(LogicalPlan.class::isInstance)
                    .map(LogicalPlan.class::cast)
                    .filter(query -> !isName(query))
                    .forEach(commands::plan);
        }
    }

    private static boolean isName(LogicalPlan child) {
        return child.getClass().getPackageName().equals("org.apache.spark.sql.catalyst.analysis");
    }

    /** Nodes of others, and those that start programs, are none of a query. */
    private static void operator(LogicalPlan plan, Principal principal) {
        boolean known =
                plan.getClass().getPackageName().startsWith("org.apache.spark.sql.") || plan instanceof Governed;
        if (!known || plan instanceof ScriptTransformation) {
            throw AccessDenied.of(principal, "run", plan.nodeName(), "it is none of the operators that are allowed");
        }
    }

    private void walk(Expression expression, Principal principal, Reading reading) {
        if (expression instanceof HiddenColumn column) {
            reading.hidden.add(column);
        }

        if (expression instanceof SubqueryExpression subquery) {
            walk(subquery.plan(), principal, reading);
        }

        list(expression.children()).forEach(child -> walk(child, principal, reading));
    }

    /** Below, the relation is raw; only a hidden column would be wrong. */
    private void governed(LogicalPlan plan, Principal principal, Reading reading) {
        plan.setTagValue(PlanGuard.ALLOWED, true);
        list(plan.expressions()).forEach(expression -> walk(expression, principal, reading));
        list(plan.children()).forEach(child -> governed(child, principal, reading));
    }

    private void leaf(LogicalPlan leaf, Principal principal) {
        if (leaf instanceof InMemoryRelation cached) {
            cached(cached, principal);
        } else if (leaf instanceof MemoryPlan rows) {
            authorizer.owners().checkRows(rows.sink(), principal);
        } else if (leaf instanceof LogicalRDD rows) {
            authorizer.owners().checkRows(rows.rdd(), principal);
        } else if (leaf instanceof ExternalRDD<?> rows) {
            authorizer.owners().checkRows(rows.rdd(), principal);
        } else {
            Source source = authorizer
                    .sources()
                    .of(leaf)
                    .orElseThrow(() -> AccessDenied.of(
                            principal, "read", leaf.nodeName(), "it is none of the relations that are known"));
            new Rights(authorizer, principal).read("read", source, Sources.columns(leaf));
        }
    }

    /** What is in it was planned before; whoever reads it must be allowed what that plan reads. */
    private void cached(InMemoryRelation cached, Principal principal) {
        LogicalPlan plan = ScalaLists.optional(
                        PhysicalPlans.logical(cached.cacheBuilder().cachedPlan()))
                .orElseThrow(
                        () -> AccessDenied.of(principal, "read", "a cached table", "it is not known what is in it"));
        check(plan, principal);
    }

    private AccessDenied denied(List<HiddenColumn> hidden, Principal principal) {
        HiddenColumn first = hidden.get(0);
        List<String> columns = hidden.stream()
                .filter(column -> column.table().equals(first.table()))
                .map(HiddenColumn::column)
                .distinct()
                .toList();
        authorizer.audit().decided(principal, "select", first.table(), columns, Verdict.UNSAID, first.reason());
        return AccessDenied.columns(principal, first.table(), columns, first.reason())
                .written();
    }
}
