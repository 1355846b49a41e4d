package io.lakewarden.security.authorizer;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/** The plans inside a node's own expressions. */
final class Subqueries {
    private Subqueries() {}

    static LogicalPlan map(LogicalPlan node, UnaryOperator<LogicalPlan> change) {
        return node.transformExpressions(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression expression) {
                return expression instanceof SubqueryExpression;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> orElse) {
                return expression instanceof SubqueryExpression subquery
                        ? (B) subquery.withNewPlan(change.apply(subquery.plan()))
                        : orElse.apply(expression);
            }
        });
    }
}
