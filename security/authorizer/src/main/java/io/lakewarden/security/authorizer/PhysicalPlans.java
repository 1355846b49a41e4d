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

        return plan instanceof AdaptiveSparkPlanExec adaptive
                ? adaptive.inputPlan().getTagValue(SparkPlan.LOGICAL_PLAN_TAG())
                : plan.getTagValue(SparkPlan.LOGICAL_PLAN_TAG());
    }
}
