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
        check(plan, Rights.deciding(authorizer, principal));
    }

    private void check(LogicalPlan plan, Rights rights) {
        Reading reading = new Reading();
        walk(plan, rights, reading);
        if (!reading.hidden.isEmpty()) {
            throw denied(reading.hidden, rights);
        }

        reading.governed.forEach(governed -> allowed(governed, rights));
    }

    /** What a plan reads of tables that are not seen whole. */
    private static final class Reading {
        private final List<Governed> governed = new ArrayList<>();
        private final List<HiddenColumn> hidden = new ArrayList<>();
    }

    /** A plan may be older than the policies. */
    private void current(Governed governed, Rights rights) {
        TableView then = governed.terms().view();
        if (!authorizer
                .view(
                        rights.principal(),
                        then.table(),
                        List.copyOf(then.columns().keySet()))
                .equals(then)) {
            throw authorizer.denied(
                    rights.principal(), "read", then.table(), "the policies are others now; write the query anew");
        }
    }

    private void allowed(Governed governed, Rights rights) {
        TableView view = governed.terms().view();
        List<String> columns =
                list(governed.output()).stream().map(Attribute::name).toList();
        Policy policy =
                view.filter().isPresent() ? view.filterPolicy() : view.verdict().policy();
        rights.decided("select", view.table(), columns, new Verdict(true, policy), view.limits(columns));
    }

    private void walk(LogicalPlan plan, Rights rights, Reading reading) {
        plan.setTagValue(PlanGuard.ALLOWED, true);
        list(plan.expressions()).forEach(expression -> walk(expression, rights, reading));
        if (plan instanceof Governed governed) {
            Owners.check(governed, rights.principal());
            current(governed, rights);
            reading.governed.add(governed);
            governed(governed.child(), rights, reading);
            return;
        }

        List<LogicalPlan> children = list(plan.children());
        if (plan instanceof Command) {
            commands.check(plan, rights);
            boolean view = plan instanceof CreateViewCommand || plan instanceof CreateIcebergView;
            if (!view) {
                inner(plan);
            }

            // What a command is about is no query; of what it reads by one, its check says nothing. A view's query is
            // planned anew by whoever reads it: until then no column of it is read.
            Reading read = view ? new Reading() : reading;
            children.stream().filter(child -> !isName(child)).forEach(child -> walk(child, rights, read));
            return;
        }

        operator(plan, rights);
        if (children.isEmpty()) {
            leaf(plan, rights);
        }

        children.forEach(child -> walk(child, rights, reading));
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
    private static void operator(LogicalPlan plan, Rights rights) {
        boolean known =
                plan.getClass().getPackageName().startsWith("org.apache.spark.sql.") || plan instanceof Governed;
        if (!known || plan instanceof ScriptTransformation) {
            throw AccessDenied.of(
                    rights.principal(), "run", plan.nodeName(), "it is none of the operators that are allowed");
        }
    }

    private void walk(Expression expression, Rights rights, Reading reading) {
        if (expression instanceof HiddenColumn column) {
            reading.hidden.add(column);
        }

        if (expression instanceof SubqueryExpression subquery) {
            walk(subquery.plan(), rights, reading);
        }

        list(expression.children()).forEach(child -> walk(child, rights, reading));
    }

    /** Below, the relation is raw; only a hidden column would be wrong. */
    private void governed(LogicalPlan plan, Rights rights, Reading reading) {
        plan.setTagValue(PlanGuard.ALLOWED, true);
        list(plan.expressions()).forEach(expression -> walk(expression, rights, reading));
        list(plan.children()).forEach(child -> governed(child, rights, reading));
    }

    private void leaf(LogicalPlan leaf, Rights rights) {
        if (leaf instanceof InMemoryRelation cached) {
            cached(cached, rights);
        } else if (leaf instanceof MemoryPlan rows) {
            authorizer.owners().checkRows(rows.sink(), rights.principal());
        } else if (leaf instanceof LogicalRDD rows) {
            authorizer.owners().checkRows(rows.rdd(), rights.principal());
        } else if (leaf instanceof ExternalRDD<?> rows) {
            authorizer.owners().checkRows(rows.rdd(), rights.principal());
        } else {
            Source source = authorizer
                    .sources()
                    .of(leaf)
                    .orElseThrow(() -> AccessDenied.of(
                            rights.principal(), "read", leaf.nodeName(), "it is none of the relations that are known"));
            rights.read("read", source, Sources.columns(leaf));
        }
    }

    /** What is in it was planned before; whoever reads it must be allowed what that plan reads. */
    private void cached(InMemoryRelation cached, Rights rights) {
        LogicalPlan plan = ScalaLists.optional(
                        PhysicalPlans.logical(cached.cacheBuilder().cachedPlan()))
                .orElseThrow(() ->
                        AccessDenied.of(rights.principal(), "read", "a cached table", "it is not known what is in it"));
        check(plan, rights);
    }

    private AccessDenied denied(List<HiddenColumn> hidden, Rights rights) {
        HiddenColumn first = hidden.get(0);
        List<String> columns = hidden.stream()
                .filter(column -> column.table().equals(first.table()))
                .map(HiddenColumn::column)
                .distinct()
                .toList();
        rights.decided("select", first.table(), columns, Verdict.UNSAID, first.reason());
        return AccessDenied.columns(rights.principal(), first.table(), columns, first.reason())
                .written();
    }
}
