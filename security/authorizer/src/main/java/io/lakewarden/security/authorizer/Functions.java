package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InputFileBlockLength;
import org.apache.spark.sql.catalyst.expressions.InputFileBlockStart;
import org.apache.spark.sql.catalyst.expressions.InputFileName;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Refuses functions that call code by its name or tell of files, before anything is computed in advance. */
final class Functions extends AbstractFunction1<LogicalPlan, BoxedUnit> {
    private static final Set<Class<? extends Expression>> REFUSED = Set.of(
            CallMethodViaReflection.class, InputFileName.class, InputFileBlockStart.class, InputFileBlockLength.class);

    private static final Set<String> NAMES = Set.of(
            "reflect",
            "java_method",
            "try_reflect",
            "input_file_name",
            "input_file_block_start",
            "input_file_block_length");

    private final Authorizer authorizer;

    Functions(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public BoxedUnit apply(LogicalPlan plan) {
        authorizer.audited(() -> check(plan));
        return BoxedUnit.UNIT;
    }

    static void check(LogicalPlan plan) {
        list(plan.expressions()).forEach(Functions::check);
        list(plan.children()).forEach(Functions::check);
    }

    private static AccessDenied refused(String function) {
        return AccessDenied.of(
                Principal.current(), "call", function, "functions that call code or tell of files are not allowed");
    }

    private static void check(Expression expression) {
        if (expression instanceof UnresolvedFunction function) {
            List<String> parts = list(function.nameParts());
            String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
            if (NAMES.contains(name)) {
                throw refused(name);
            }
        }

        boolean hive = expression.getClass().getPackageName().startsWith("org.apache.spark.sql.hive");
        if (hive || REFUSED.contains(expression.getClass())) {
            throw refused(expression.prettyName());
        }

        if (expression instanceof SubqueryExpression subquery) {
            check(subquery.plan());
        }

        list(expression.children()).forEach(Functions::check);
    }
}
