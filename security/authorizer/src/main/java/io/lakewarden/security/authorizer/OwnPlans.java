package io.lakewarden.security.authorizer;

import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.exchange.Exchange;
import scala.Option;

/** Puts the owner on top of each query's plan, once all of Spark's own rules have made it. */
final class OwnPlans extends ColumnarRule {
    /** On the top of a query that was allowed, for whom. */
    static final TreeNodeTag<String> OWNER = new TreeNodeTag<>("lakewarden.owner");

    @Override
    public Rule<SparkPlan> postColumnarTransitions() {
        return new Rule<SparkPlan>() {
            @Override
            public SparkPlan apply(SparkPlan plan) {
                // A stage of an adaptive plan must stay an exchange.
                if (plan instanceof OwnedExec
                        || plan instanceof Exchange
                        || plan instanceof AdaptiveSparkPlanExec adaptive && adaptive.isSubquery()) {
                    return plan;
                }

                Option<LogicalPlan> logical = PhysicalPlans.logical(plan);
                Option<String> owner = logical.isDefined() ? logical.get().getTagValue(OWNER) : Option.empty();
                return owner.isDefined() ? new OwnedExec(owner.get(), plan) : plan;
            }
        };
    }
}
