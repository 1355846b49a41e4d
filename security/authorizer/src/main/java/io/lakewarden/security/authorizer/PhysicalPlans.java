package io.lakewarden.security.authorizer;

import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import scala.Option;

/** What a physical plan was made of. */
final class PhysicalPlans {
    private PhysicalPlans() {}

    static Option<LogicalPlan> logical(SparkPlan plan) {
        if (plan instanceof OwnedExec owned) {
            return logical(owned.child());
        }

        if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            return logical(adaptive.inputPlan());
        }

        Option<LogicalPlan> logical = plan.getTagValue(SparkPlan.LOGICAL_PLAN_TAG());
        // What Spark puts on top of a plan, say to compile it, was made of no node.
        return logical.isEmpty() && plan.children().size() == 1
                ? logical(plan.children().apply(0))
                : logical;
    }
}
