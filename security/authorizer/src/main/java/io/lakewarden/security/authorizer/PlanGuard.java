package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.seq;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReturnAnswer;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.Seq;

/**
 * The last look before a plan can run. It is the planner's first strategy, and no setting takes a strategy away; it is
 * asked for every plan, those of commands, subqueries and streams too.
 */
final class PlanGuard extends SparkStrategy {
    private final PlanCheck check;

    PlanGuard(PlanCheck check) {
        this.check = check;
    }

    @Override
    public Seq<SparkPlan> apply(LogicalPlan plan) {
        if (plan instanceof ReturnAnswer answer) {
            check.check(answer.child(), Principal.current());
            return seq(List.of());
        }

        return plan instanceof Governed governed ? seq(List.of(planLater(governed.child()))) : seq(List.of());
    }
}
