package io.lakewarden.security.authorizer;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Enforces Ranger's policies on every plan of a session, by {@code spark.sql.extensions}. Spark goes on without an
 * extension that it cannot load, so {@link AuthorizerPlugin} must be loaded with it, and {@link Canary} asked.
 */
public final class AuthorizerExtension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        extensions.injectParser((session, parser) ->
                new PendingParser(parser, plan -> of(session).audited(() -> parsed(plan, session))));
        extensions.injectResolutionRule(session -> new GovernRelations(of(session), session));
        extensions.injectPostHocResolutionRule(session -> new UnseenNames(of(session), session));
        extensions.injectCheckRule(session -> new Functions(of(session)));
        extensions.injectOptimizerRule(session -> new SafePredicates());
        extensions.injectPlannerStrategy(session -> new PlanGuard(of(session), session));
        extensions.injectColumnar(session -> new OwnPlans());
        return BoxedUnit.UNIT;
    }

    private static void parsed(LogicalPlan plan, SparkSession session) {
        Functions.check(plan);
        new UnseenNames(of(session), session).target(plan);
    }

    private static Authorizer of(SparkSession session) {
        return Authorizer.of(session.sparkContext());
    }
}
