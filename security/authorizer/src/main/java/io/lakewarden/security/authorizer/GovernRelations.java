package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.seq;

import io.lakewarden.security.authorizer.ranger.ColumnView;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.analysis.ResolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.ResolvedPersistentView;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.DeleteFromTable;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MergeIntoTable;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.RowLevelWrite;
import org.apache.spark.sql.catalyst.plans.logical.UpdateTable;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.streaming.WriteToStream;
import scala.Option;

/**
 * Puts in the place of each relation what the user may see of it. Who may see all of it gets the relation as it is: that
 * they may is asked again when the plan is made.
 */
final class GovernRelations extends Rule<LogicalPlan> {
    private final Authorizer authorizer;
    private final SparkSession session;
    private final Commands commands;

    GovernRelations(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
        this.commands = new Commands(authorizer, session);
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        Principal principal = Principal.current();
        return authorizer.audited(() -> {
            Functions.check(plan);
            return isName(plan) ? visible(plan, principal) : govern(plan, principal);
        });
    }

    /** A name alone is no query: Spark's catalog asks what it means. */
    private static boolean isName(LogicalPlan plan) {
        return plan instanceof ResolvedTable
                || plan instanceof ResolvedIdentifier
                || plan instanceof ResolvedPersistentView;
    }

    private LogicalPlan visible(LogicalPlan plan, Principal principal) {
        if (plan instanceof ResolvedTable table && table.table() instanceof VisibleTable) {
            return plan;
        }

        Target named = commands.named(plan);
        if (!authorizer.engine().seesAnything(principal, named)) {
            throw authorizer.denied(principal, "describe", named, "no policy allows it");
        }

        if (!(plan instanceof ResolvedTable table)) {
            return plan;
        }

        TableView view = authorizer.view(principal, named, Sources.columns(plan));
        return view.whole()
                ? plan
                : new ResolvedTable(
                        table.catalog(),
                        table.identifier(),
                        new VisibleTable(table.table(), view),
                        table.outputAttributes());
    }

    private LogicalPlan govern(LogicalPlan plan, Principal principal) {
        if (plan instanceof Governed governed) {
            Owners.check(governed, principal);
            return governed;
        }

        if (plan instanceof Pending pending) {
            LogicalPlan child = govern(pending.child(), principal);
            return child.resolved() ? child : child.fastEquals(pending.child()) ? pending : new Pending(child);
        }

        if (plan instanceof View view && view.isTempView()) {
            authorizer.owners().checkView(session, view.desc().identifier(), principal);
        }

        if (plan instanceof MergeIntoTable merge) {
            return Subqueries.map(merge(merge, principal), subquery -> govern(subquery, principal));
        }

        if (plan instanceof UpdateTable || plan instanceof DeleteFromTable) {
            target(list(plan.children()).get(0), principal);
            return Subqueries.map(plan, subquery -> govern(subquery, principal));
        }

        if (plan instanceof WriteToStream stream) {
            new Streams(authorizer).check(stream, principal);
        }

        if (plan instanceof RowLevelWrite) {
            // Made of one of those, which were asked for; the plan's check asks again.
            return plan;
        }

        LogicalPlan governed = plan.mapChildren(child -> govern(child, principal));
        return relation(Subqueries.map(governed, subquery -> govern(subquery, principal)), principal);
    }

    /** Spark does not prune the source of a merge, so what the merge does not use of it is left out here. */
    private LogicalPlan merge(MergeIntoTable merge, Principal principal) {
        LogicalPlan target = target(merge.targetTable(), principal);
        LogicalPlan source = govern(merge.sourceTable(), principal);
        if (merge.resolved()) {
            List<Attribute> used = list(source.output()).stream()
                    .filter(column -> merge.references().contains(column))
                    .toList();
            if (used.size() < source.output().size()) {
                source = new Project(seq(new ArrayList<NamedExpression>(used)), source);
            }
        }

        return merge.withNewChildren(seq(List.of(target, source)));
    }

    /** Rows that are changed in place stay as they are, so one must see them whole. */
    private LogicalPlan target(LogicalPlan table, Principal principal) {
        if (table.resolved()) {
            commands.target(table, Rights.asking(authorizer, principal));
        }

        return table;
    }

    private LogicalPlan relation(LogicalPlan leaf, Principal principal) {
        return authorizer
                .sources()
                .of(leaf)
                .map(source -> read(leaf, source, principal))
                .orElse(leaf);
    }

    private LogicalPlan read(LogicalPlan leaf, Source source, Principal principal) {
        if (source instanceof Source.Rows rows) {
            return rows(leaf, rows.table(), principal);
        }

        Rights.asking(authorizer, principal).read("read", source, List.of());
        return leaf;
    }

    private LogicalPlan rows(LogicalPlan relation, Target table, Principal principal) {
        TableView view = authorizer.view(
                principal,
                table,
                list(relation.output()).stream().map(Attribute::name).toList());
        if (!view.visible()) {
            authorizer.audit().decided(principal, "select", table, List.of(), view.verdict());
            throw AccessDenied.of(principal, "read", table, view.verdict()).written();
        }

        return view.whole() ? relation : seen(relation, view, principal);
    }

    /** The relation beneath gets columns of its own; above, those that the plan knows. */
    private LogicalPlan seen(LogicalPlan relation, TableView view, Principal principal) {
        if (!(relation instanceof MultiInstanceRelation instance)) {
            throw authorizer.denied(
                    principal,
                    "read",
                    view.table(),
                    "rows and columns of a " + relation.nodeName() + " cannot be hidden");
        }

        LogicalPlan raw = instance.newInstance();
        List<Attribute> before = list(relation.output());
        List<Attribute> after = list(raw.output());
        List<NamedExpression> shown = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Attribute column = before.get(i);
            shown.add(new Alias(
                    shown(view, after.get(i), raw),
                    column.name(),
                    column.exprId(),
                    column.qualifier(),
                    Option.apply(column.metadata()),
                    seq(List.of())));
        }

        LogicalPlan rows = view.filter()
                .<LogicalPlan>map(text -> new Filter(expression(text, raw, view, principal), raw))
                .orElse(raw);
        return new Governed(new Governed.Terms(principal.name(), view), Set.of(), new Project(seq(shown), rows));
    }

    private Expression shown(TableView view, Attribute column, LogicalPlan raw) {
        ColumnView how = view.columns().get(column.name());
        if (how instanceof ColumnView.Plain) {
            return column;
        }

        if (how instanceof ColumnView.Masked mask) {
            return Masks.expression(mask, column.name(), column.dataType())
                    .map(text -> masked(text, view, column, raw, mask))
                    .orElseGet(() -> hidden(
                            view, column, mask.policy() + " masks it with " + mask.type() + ", which is not known"));
        }

        ColumnView.Hidden hidden = (ColumnView.Hidden) how;
        return hidden(view, column, hidden.verdict().reason());
    }

    private Expression masked(String text, TableView view, Attribute column, LogicalPlan raw, ColumnView.Masked mask) {
        try {
            return authorizer.expressions().resolve(text, raw.output());
        } catch (IllegalArgumentException e) {
            return hidden(view, column, "the mask of " + mask.policy() + " does not fit it");
        }
    }

    private static Expression hidden(TableView view, Attribute column, String reason) {
        return new HiddenColumn(view.table(), column.name(), column.dataType(), reason);
    }

    private Expression expression(String text, LogicalPlan raw, TableView view, Principal principal) {
        try {
            return authorizer.expressions().resolve(text, raw.output());
        } catch (IllegalArgumentException e) {
            throw authorizer.denied(
                    principal, "read", view.table(), "the row filter of " + view.filterPolicy() + " does not fit it");
        }
    }
}
