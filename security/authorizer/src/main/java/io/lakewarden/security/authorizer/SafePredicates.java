package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.ColumnView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.InSet;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/**
 * For speed alone: a copy of each predicate that cannot fail, and looks only at columns that are seen as they are, goes
 * below {@link Governed}, so that files are skipped. The predicate itself stays above.
 */
final class SafePredicates extends Rule<LogicalPlan> {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.transformDown(new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
            @Override
            public boolean isDefinedAt(LogicalPlan node) {
                return node instanceof Filter filter && filter.child() instanceof Governed;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> orElse) {
                return node instanceof Filter filter && filter.child() instanceof Governed governed
                        ? (B) copied(filter, governed)
                        : orElse.apply(node);
            }
        });
    }

    private static LogicalPlan copied(Filter filter, Governed governed) {
        List<Expression> safe = conjuncts(filter.condition())
                .filter(predicate -> isSafe(predicate, governed))
                .filter(predicate -> !governed.pushed().contains(predicate.toString()))
                .toList();
        if (safe.isEmpty()) {
            return filter;
        }

        Set<String> pushed = new TreeSet<>(governed.pushed());
        safe.forEach(predicate -> pushed.add(predicate.toString()));
        Expression all = safe.stream().reduce(And::new).orElseThrow();
        return new Filter(
                filter.condition(), new Governed(governed.terms(), pushed, new Filter(all, governed.child())));
    }

    private static java.util.stream.Stream<Expression> conjuncts(Expression condition) {
        return condition instanceof And and
                ? java.util.stream.Stream.concat(conjuncts(and.left()), conjuncts(and.right()))
                : java.util.stream.Stream.of(condition);
    }

    private static boolean isSafe(Expression predicate, Governed governed) {
        if (predicate instanceof And || predicate instanceof Or || predicate instanceof Not) {
            return list(predicate.children()).stream().allMatch(child -> isSafe(child, governed));
        }

        boolean known = predicate instanceof BinaryComparison
                || predicate instanceof In
                || predicate instanceof InSet
                || predicate instanceof IsNull
                || predicate instanceof IsNotNull;
        return known
                && list(predicate.children()).stream()
                        .allMatch(operand -> operand instanceof Literal || isPlain(operand, governed));
    }

    private static boolean isPlain(Expression operand, Governed governed) {
        return operand instanceof Attribute column
                && governed.outputSet().contains(column)
                && governed.terms().view().columns().get(column.name()) instanceof ColumnView.Plain;
    }
}
